#!/usr/bin/env bash
# The story of Gốc, lived over HTTP against a running server with its demo accounts, with curl alone.
# GOC_URL (default http://localhost:8080). Every answer is asserted; the first difference ends it with exit code 1.
# It can be told again and again: the citizen moves to and fro between two communes.
set -euo pipefail
readonly URL=${GOC_URL:-http://localhost:8080}
WORK=$(mktemp -d)
readonly WORK
trap 'rm -rf "$WORK"' EXIT
export LC_ALL=C.UTF-8

step() { printf '%s\n' "$1"; }
fail() { printf 'DIFFERENT: %s\n' "$1" >&2; [ -z "${2:-}" ] || head -c 1500 "$2" >&2; exit 1; }

# --- a browser made of curl: one cookie jar a person ---------------------------
WHO=
become() { WHO=$1; touch "$WORK/$WHO.jar"; }
browse() { # browse WANTED_STATUS curl-arguments…; the page is in $WORK/page, its place in $PLACE
  local wanted=$1 got; shift
  got=$(curl -s --max-time 30 -b "$WORK/$WHO.jar" -c "$WORK/$WHO.jar" -H 'Accept: text/html' -o "$WORK/page" -w '%{http_code} %{redirect_url}' "$@")
  PLACE=${got#* }; PLACE=${PLACE#"$URL"}
  [ "${got%% *}" = "$wanted" ] || fail "wanted $wanted, got $got for ${*: -1}" "$WORK/page"
}
get() { browse 200 "$URL$1"; }
token() { sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' "$WORK/page" | head -n1; }
field() { tr '>' '\n' < "$WORK/page" | sed -n 's/.*name="'"$1"'".*value="\([^"]*\)".*/\1/p' | head -n1; }
post() { # post PATH name=value…: a form with the token of the page seen last
  local path=$1 arguments=(); shift
  for pair in "$@"; do arguments+=(--data-urlencode "$pair"); done
  browse 303 "${arguments[@]}" --data-urlencode "_csrf=$(token)" "$URL$path"
}
says() { grep -qF -- "$1" "$WORK/page" || fail "the page does not say: $1" "$WORK/page"; }

# --- who is who: the demo's sheet ---------------------------------------------
SHEET=$(curl -sf "$URL/demo/accounts.json") || fail "no demo accounts at $URL/demo/accounts.json"
value() { printf '%s' "$SHEET" | tr '{}' '\n\n' | sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' | head -n1; }
login() { # login LOGIN_NAME KEY: one value of that account
  printf '%s' "$SHEET" | tr '{}' '\n\n' | grep -F "\"login\":\"$1\"" | sed -n 's/.*"'"$2"'":"\([^"]*\)".*/\1/p'
}
MOVER=$(printf '%s' "$SHEET" | tr '{}' '\n\n' | grep '"role":"citizen"' | head -n1 | sed 's/.*"login":"\([^"]*\)".*/\1/')

sign_in() { # sign_in LOGIN: password, then the code that would come by SMS
  local phone before code=
  phone=$(login "$1" phone)
  become "$1"
  : > "$WORK/$WHO.jar"
  get /sign-in
  before=$(curl -s "$URL/demo/spool.txt?to=$phone" | wc -l)
  post /sign-in "login=$1" "password=$(login "$1" password)" "to=/"
  [[ $PLACE == /sign-in/code* ]] || fail "password was not followed by a code: $PLACE"
  for _ in $(seq 100); do
    if [ "$(curl -s "$URL/demo/spool.txt?to=$phone" | wc -l)" -gt "$before" ]; then
      code=$(curl -s "$URL/demo/spool.txt?to=$phone" | head -n1 | sed 's/^[^\t]*\t//' | grep -oE '[0-9]{6}' | head -n1)
      break
    fi
    sleep 0.1
  done
  [ -n "$code" ] || fail "no one-time code arrived"
  get "$PLACE"
  post /sign-in/code "code=$code" "to=/"
}

# --- 1 -------------------------------------------------------------------------
step "1. The citizen signs in with password and code"
sign_in "$MOVER"
get /me
says "$(printf '%s' "$SHEET" | tr '{}' '\n\n' | grep '"role":"citizen"' | head -n1 | sed 's/.*"name":"\([^"]*\)".*/\1/')"

# what an interrupted telling left open is withdrawn first
get /dossiers
for CODE in $(tr '"' '\n' < "$WORK/page" | sed -n 's#^/dossiers/\([A-Z][^/?]*-[0-9]*-[0-9]*\)$#\1#p' | sort -u); do
  curl -sf -b "$WORK/$WHO.jar" "$URL/api/dossiers/$CODE" -o "$WORK/stand" || fail "no stand of $CODE"
  case $(sed -n 's/.*"status":\([0-9]*\),"statusVi".*/\1/p' "$WORK/stand") in
    1|2|4|5|6) get "/dossiers/$CODE/withdraw"; post "/dossiers/$CODE/withdraw" "once=$(field once)" ;;
  esac
done

# which way they move this time
TO=$(value receiving) OFFICER=canbo@tiepnhan
curl -sf "$URL/api/places/units/$TO" -o "$WORK/unit" || fail "no unit $TO"
TO_NAME=$(sed -n 's/.*"name":"\([^"]*\)".*/\1/p' "$WORK/unit")
get /me
if grep -qF "$TO_NAME" "$WORK/page"; then
  TO=$(value home) OFFICER=canbo@noidi
  curl -sf "$URL/api/places/units/$TO" -o "$WORK/unit" || fail "no unit $TO"
  TO_NAME=$(sed -n 's/.*"name":"\([^"]*\)".*/\1/p' "$WORK/unit")
fi

# --- 2 -------------------------------------------------------------------------
step "2. Opens đăng ký thường trú: prefilled; changes what is new, attaches a PDF, files"
get /dossiers/new/1.004222
post /dossiers/new/1.004222
FORM=${PLACE%/*}
get "$FORM/movers"
says 'class="lock"'
post "$FORM/movers" "x=1"
get "$FORM/commune?q=$(printf '%s' "$TO_NAME" | od -An -tx1 | tr -d '\n' | sed 's/ /%/g')"
post "$FORM/commune" "commune=$TO"
get "$FORM/address"
post "$FORM/address" "line=Số $((RANDOM % 900 + 10)), đường Kể Chuyện" "since-d=1" "since-m=10" "since-y=2026"
get "$FORM/household"
post "$FORM/household" "household=new" "headNumber=" "headName="
get "$FORM/relations"
RELATIONS=("relation-0=chu-ho")
while read -r name; do RELATIONS+=("$name=$([ "$name" = staying-0 ] && echo chu-ho || echo o-nho)"); done \
  < <(grep -oE 'name="staying-[0-9]+"' "$WORK/page" | sed 's/name="\(.*\)"/\1/')
post "$FORM/relations" "${RELATIONS[@]}"
printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n' > "$WORK/giay-to-nha.pdf"
get "$FORM/papers"
PAPERS=()
while read -r name; do PAPERS+=(-F "$name=@$WORK/giay-to-nha.pdf;type=application/pdf"); done \
  < <(grep -oE 'name="file-[a-zA-Z0-9-]+"' "$WORK/page" | sed 's/name="\(.*\)"/\1/' | sort -u)
while read -r name kind; do PAPERS+=(-F "$name=$kind"); done \
  < <(tr '\n' ' ' < "$WORK/page" | grep -oE '<select id="kind-[^"]+" name="kind-[^"]+">[^<]*<option value="[^"]+"' \
      | sed 's/.*name="\(kind-[^"]*\)">[^<]*<option value="\([^"]*\)"/\1 \2/')
browse 303 "${PAPERS[@]}" -F tenure=own -F "_csrf=$(token)" "$URL$FORM/papers"
get "$FORM/check"
says "đường Kể Chuyện"
ONCE=$(field once) MARK=$(token)
post "$FORM/file" "once=$ONCE" declare=yes
FILED=$PLACE
CODE=$(printf '%s' "$PLACE" | sed 's#^/dossiers/\([^/?]*\)/filed.*#\1#')
[[ $CODE == *-*-* ]] || fail "no dossier code in $PLACE"
step "   dossier $CODE"
stand() { # the national status of the dossier, as whoever we are
  curl -sf -b "$WORK/$WHO.jar" "$URL/api/dossiers/$CODE" -o "$WORK/stand" || fail "no stand of $CODE"
  sed -n 's/.*"status":\([0-9]*\),"statusVi".*/\1/p' "$WORK/stand"
}
[ "$(stand)" = 1 ] || fail "status is not 1" "$WORK/stand"
grep -q '"due":null' "$WORK/stand" || fail "a clock runs before acceptance" "$WORK/stand"
browse 303 --data-urlencode "once=$ONCE" --data-urlencode declare=yes --data-urlencode "_csrf=$MARK" "$URL$FORM/file"
[ "$PLACE" = "$FILED" ] || fail "filing twice gave another answer: $PLACE"

# --- 3 -------------------------------------------------------------------------
step "3. The officer asks once for a supplement; the citizen answers; the officer accepts with a due day"
sign_in "$OFFICER"
get /desk
says "$CODE"
decide() { # decide DECISION [REASON]
  get "/desk/dossiers/$CODE"
  post "/desk/dossiers/$CODE/decision" "decision=$1" "reason=${2:-}" "revision=$(field revision)" "once=$(field once)"
}
decide supplement "Gửi lại giấy tờ nhà, ảnh mờ ở trang 2"
[ "$(stand)" = 5 ] || fail "status is not 5" "$WORK/stand"
become "$MOVER"
get "/dossiers/$CODE"
says "ảnh mờ ở trang 2"
browse 303 -F "once=$(field once)" -F "note=Tôi gửi lại" -F "file=@$WORK/giay-to-nha.pdf;type=application/pdf" -F "_csrf=$(token)" "$URL/dossiers/$CODE/supplement"
become "$OFFICER"
decide accept
[ "$(stand)" = 4 ] || [ "$(stand)" = 2 ] || fail "status is neither 2 nor 4" "$WORK/stand"
grep -q '"article":"[^"]*Điều 22' "$WORK/stand" || fail "the due day cites no article" "$WORK/stand"
become "$MOVER"
for slip in ct04 ct05; do
  browse 200 "$URL/dossiers/$CODE/slips/$slip.pdf"
  head -c 5 "$WORK/page" | grep -q '%PDF-' || fail "slip $slip is no PDF"
done

# --- 5, prepared: the agency follows the person before the change ---------------
TOKEN=$(curl -sf -u "$(value client):$(value secret)" -d grant_type=client_credentials "$URL/oauth2/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
[ -n "$TOKEN" ] || fail "no access token"
call() { # call WANTED PATH JSON
  local got
  got=$(curl -s -D "$WORK/head" -o "$WORK/answer" -w '%{http_code}' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d "$3" "$URL/api/exchange/$2")
  [ "$got" = "$1" ] || fail "exchange $2: wanted $1, got $got" "$WORK/answer"
}
answers() { grep -qF -- "$1" "$WORK/answer" || fail "the answer does not say: $1" "$WORK/answer"; }
CASE="KC-$(date +%s)-$RANDOM"
AGREEMENT=$(value agreement)
call 204 cases '{"agreement":"'"$AGREEMENT"'","caseCode":"'"$CASE"'","procedure":"2.000200","numbers":["'"$MOVER"'"]}'
call 204 subscriptions/end '{"agreement":"'"$AGREEMENT"'","caseCode":"'"$CASE"'","numbers":["'"$MOVER"'"]}'
call 200 subscriptions '{"agreement":"'"$AGREEMENT"'","caseCode":"'"$CASE"'","numbers":["'"$MOVER"'"]}'
call 200 changes '{"agreement":"'"$AGREEMENT"'","after":0}'
CURSOR=$(sed -n 's/.*"next":\([0-9]*\).*/\1/p' "$WORK/answer")

# --- 7, prepared: what the leader sees before -----------------------------------
sign_in lanhdao@tinh
count() { # people of the commune moved to, as the leader sees them live
  curl -sf -b "$WORK/lanhdao@tinh.jar" "$URL/api/insight/map?area=$(value province)" -o "$WORK/map" || fail "no map"
  tr '{}' '\n\n' < "$WORK/map" | grep "\"$TO\"" | sed -n 's/.*"people":\([0-9]*\).*/\1/p' | head -n1
}
BEFORE=$(count)
[ -n "$BEFORE" ] || fail "the leader sees no count for $TO" "$WORK/map"

# --- 4 -------------------------------------------------------------------------
step "4. The officer approves: residence and household change; yesterday's address is still there as of yesterday"
become "$OFFICER"
decide approve
APPROVED=$(date +%s%N)
become "$MOVER"
[ "$(stand)" = 9 ] || fail "status is not 9" "$WORK/stand"

# --- 7 -------------------------------------------------------------------------
step "7. The count on the leader's map moves within a second"
for _ in $(seq 40); do
  [ "$(count)" = $((BEFORE + 1)) ] && break
  sleep 0.05
done
MILLIS=$((($(date +%s%N) - APPROVED) / 1000000))
[ "$(count)" = $((BEFORE + 1)) ] || fail "still $(count), wanted $((BEFORE + 1))" "$WORK/map"
step "   $BEFORE -> $((BEFORE + 1)) after $MILLIS ms"

become "$MOVER"
get /me
says "$TO_NAME"
says "đường Kể Chuyện"

# --- 5 -------------------------------------------------------------------------
step "5. The agency reads the event, asks what its agreement allows; anything else is refused and logged"
for _ in $(seq 50); do
  call 200 changes '{"agreement":"'"$AGREEMENT"'","after":'"$CURSOR"'}'
  grep -q '"kind":"moved"' "$WORK/answer" && break
  sleep 0.1
done
answers '"kind":"moved"'
grep -qF "đường Kể Chuyện" "$WORK/answer" && fail "the event carries data" "$WORK/answer"
ask() { call "$1" persons/query '{"agreement":"'"$2"'","purpose":"'"$3"'","caseCode":"'"$4"'","number":"'"$MOVER"'","fields":["'"$5"'"]}'; }
ask 200 "$AGREEMENT" service-delivery "$CASE" residence.permanent
answers "đường Kể Chuyện"
RECEIPT=$(tr -d '\r' < "$WORK/head" | sed -n 's/^Goc-Receipt: *//Ip')
ask 403 "$AGREEMENT" service-delivery "$CASE" religion;         answers exchange.field-outside
ask 403 "$AGREEMENT" statistics "$CASE" name;                   answers exchange.purpose-outside
ask 403 "$AGREEMENT" service-delivery "" name;                  answers ledger.case-required
ask 403 "$(value endedAgreement)" service-delivery "$CASE" name; answers exchange.agreement-expired

# --- 6 -------------------------------------------------------------------------
step "6. The citizen sees who saw their data, with a proof that verifies"
become "$MOVER"
get /me/who-saw
says "Bảo hiểm xã hội Mẫu"
LINE=$(tr '>' '\n' < "$WORK/page" | sed -n 's#.*href="/me/who-saw/\([0-9]*-[0-9]*\)".*#\1#p' | head -n1)
for _ in $(seq 50); do
  get "/me/who-saw/$LINE"
  grep -q 'class="proof' "$WORK/page" && break
  sleep 0.1
done
says 'class="proof'
get "/me/who-saw/$LINE/receipt.tlog-proof"; cp "$WORK/page" "$WORK/receipt.tlog-proof"
get "/me/who-saw/$LINE/opening.json"; cp "$WORK/page" "$WORK/opening.json"
curl -sf "$URL/log/receipt/${RECEIPT%%,*}" -o "$WORK/agency.tlog-proof" || fail "the agency's receipt has no proof"
VERIFIER=$(dirname "${BASH_SOURCE[0]}")/../verify/VerifyLog.java
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ -f "$VERIFIER" ] && "$JAVA" -version >/dev/null 2>&1; then
  VKEY=$(curl -sf "$URL/log/vkey")
  "$JAVA" "$VERIFIER" --receipt "$WORK/receipt.tlog-proof" --opening "$WORK/opening.json" --vkey "$VKEY" > "$WORK/verified" \
    || fail "the receipt does not verify" "$WORK/verified"
  sed 's/^/   /' "$WORK/verified" | head -n 3
fi
step "The story holds: $CODE"
