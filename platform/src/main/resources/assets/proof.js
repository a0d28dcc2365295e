// Checks a receipt in the reader's own browser: opening -> leaf -> inclusion proof -> checkpoint -> signature.
// Formats: RFC 6962 hashes, c2sp.org/tlog-proof@v1, c2sp.org/signed-note.
(() => {
  const place = document.getElementById("self-check");
  if (!place || !window.crypto || !crypto.subtle) return;
  const say = (key) => { place.firstElementChild.textContent = place.dataset[key]; };
  const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const join = (...parts) => {
    const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    parts.reduce((at, p) => (out.set(p, at), at + p.length), 0);
    return out;
  };
  const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);

  async function rootOf(leaf, index, size, hashes) {
    let fn = index, sn = size - 1, node = await sha256(join([0], leaf));
    for (const hash of hashes) {
      if (sn === 0) return null;
      if (fn % 2 === 1 || fn === sn) {
        node = await sha256(join([1], hash, node));
        while (fn % 2 === 0 && fn !== 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
      } else {
        node = await sha256(join([1], node, hash));
      }
      fn = Math.floor(fn / 2); sn = Math.floor(sn / 2);
    }
    return sn === 0 ? node : null;
  }

  async function signed(note, vkey) {
    const key = bytes(vkey.split("+").slice(2).join("+")).slice(1);
    const end = note.lastIndexOf("\n\n");
    const text = new TextEncoder().encode(note.slice(0, end + 1));
    const name = vkey.split("+")[0];
    const line = note.slice(end + 2).split("\n").find((l) => l.startsWith("— " + name + " "));
    if (!line) return false;
    const signature = bytes(line.split(" ")[2]).slice(4);
    const imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, text);
  }

  async function check() {
    const [proof, opening] = await Promise.all([
      fetch(place.dataset.receipt).then((r) => r.text()), fetch(place.dataset.opening).then((r) => r.json())]);
    const cut = proof.indexOf("\n\n");
    const lines = proof.slice(0, cut).split("\n");
    const note = proof.slice(cut + 2);
    const leaf = bytes(lines.find((l) => l.startsWith("extra ")).slice(6));
    const at = lines.findIndex((l) => l.startsWith("index "));
    const [, size, root] = note.split("\n");
    const commitment = await sha256(join(bytes(opening.salt), new TextEncoder().encode(opening.plain)));
    if (!same(commitment, leaf.slice(10))) return "bad";
    const found = await rootOf(leaf, Number(lines[at].slice(6)), Number(size), lines.slice(at + 1).map(bytes));
    if (!found || !same(found, bytes(root))) return "bad";
    try {
      return (await signed(note, place.dataset.vkey)) ? "good" : "bad";
    } catch (unsupported) {
      return "unsigned";
    }
  }

  say("running");
  check().then(say, () => say("bad"));
})();
