// Passkeys need a script; everything else about signing in works without this file.
(() => {
  'use strict';
  if (!window.PublicKeyCredential) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const forCreating = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: options.excludeCredentials.map((known) => ({ ...known, id: bytes(known.id) })),
  });
  const forSigningIn = (options) => ({ ...options, challenge: bytes(options.challenge) });

  const written = (credential) => {
    const { response } = credential;
    const parts = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      parts.attestationObject = text(response.attestationObject);
      parts.transports = response.getTransports ? response.getTransports() : [];
    } else {
      parts.authenticatorData = text(response.authenticatorData);
      parts.signature = text(response.signature);
      if (response.userHandle) parts.userHandle = text(response.userHandle);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: parts,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  const ask = async (form) => {
    const body = new URLSearchParams({ _csrf: form.elements._csrf.value });
    const answer = await fetch(form.dataset.options, { method: 'POST', body, headers: { Accept: 'application/json' } });
    const options = await answer.json();
    if (!answer.ok) throw new Error(document.documentElement.lang === 'en' ? options.en : options.vi);
    return form.dataset.kind === 'add'
      ? navigator.credentials.create({ publicKey: forCreating(options) })
      : navigator.credentials.get({ publicKey: forSigningIn(options) });
  };

  document.querySelectorAll('form[data-options]').forEach((form) => {
    const said = form.querySelector('[role=alert]');
    const button = form.querySelector('button');
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      if (form.elements.answer.value) return;
      event.preventDefault();
      button.disabled = true;
      said.hidden = true;
      try {
        form.elements.answer.value = written(await ask(form));
        form.submit();
      } catch (failure) {
        button.disabled = false;
        const ours = failure instanceof Error && !(failure instanceof DOMException);
        said.textContent = ours ? failure.message
          : failure.name === 'InvalidStateError' ? form.dataset.known : form.dataset.failed;
        said.className = 'err';
        said.hidden = false;
      }
    });
  });
})();
