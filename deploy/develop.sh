# The launcher's commands for developers: test, check, bench, faults, fuzz, format, docs. Sourced by ./goc.

# Debian packages that tests use; installed only as root, each after one printed line.
develop_packages() {
  local missing=()
  [ -x /usr/lib/postgresql/15/bin/postgres ] || missing+=(postgresql-15)
  [ -x /usr/bin/chromium ] && [ -x /usr/bin/chromedriver ] || missing+=(chromium chromium-driver)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "missing: ${missing[*]}; the tests on PostgreSQL 15 or in a browser are left out"
    return 0
  fi
  echo "installing for the tests: ${missing[*]}"
  mkdir -p /etc/postgresql-common
  [ -f /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  local log=target/packages.log
  mkdir -p target
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
    > "$log" 2>&1 || echo "could not install ${missing[*]} (see $log); their tests are left out"
}

# Adds up the reports: "N passed, N failed, N skipped" alone on the last line.
develop_count() {
  local run=0 failed=0 skipped=0 report numbers
  while IFS= read -r report; do
    numbers=$(sed -n 's/^Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/p' "$report" | head -n1)
    [ -n "$numbers" ] || continue
    # shellcheck disable=SC2086
    set -- $numbers
    run=$((run + $1)); failed=$((failed + $2 + $3)); skipped=$((skipped + $4))
  done < <(find . -path '*/target/surefire-reports/*.txt' -newer target/tests.begun)
  echo "$((run - failed - skipped)) passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$run" -gt 0 ]
}

develop_test() {
  develop_packages
  mkdir -p target
  : > target/tests.begun
  local status=0 begun=$SECONDS
  MAVEN_OPTS=-Xmx1g mvn -B --fail-at-end test "$@" 2>&1 \
    | grep --line-buffered -E '^\[(ERROR|INFO)\] (Tests run|Running|.*FAIL|.*ERROR|BUILD)|^\[ERROR\]|COMPILATION' \
    | grep --line-buffered -v '^\[ERROR\] *$' || true
  status=${PIPESTATUS[0]}
  echo "$((SECONDS - begun)) s"
  develop_count && [ "$status" = 0 ]
}

develop_check() {
  local skip=
  for argument in "$@"; do
    case $argument in --skip-tests) skip=1 ;; *) wrong "check does not take '$argument'" ;; esac
  done
  [ -n "$skip" ] || develop_test
  echo "formatting"; maven spotless:check || fail "run ./goc format"
  echo "strict compile: Error Prone, NullAway, every warning an error"
  maven -Pstrict clean test-compile -Dgoc.classes=strict || fail "the strict compile found something"
  echo "gates and generated documents"
  maven -pl platform -am test -Dtest='ArchitectureTest,DocsTest' -Dsurefire.failIfNoSpecifiedTests=false || fail "a gate does not hold"
  echo "shell scripts"
  local script
  for script in goc deploy/*.sh docs/*.sh .ci/run; do bash -n "$script" || fail "$script does not parse"; done
  echo "check passed"
}

develop_format() { maven spotless:apply; }

develop_docs() {
  maven -pl platform -am test -Dtest=DocsTest -Dgoc.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false \
    && git status --short docs
}

develop_faults() { GOC_FAULTS=50 develop_only "${1:-*Fault*}"; }

develop_fuzz() { JAZZER_FUZZ=1 maven -pl formats -am test -Dtest='*Fuzz*' -Dsurefire.failIfNoSpecifiedTests=false; }

develop_only() {
  mkdir -p target
  : > target/tests.begun
  mvn -B -pl platform -am test -Dtest="$1" -Dsurefire.failIfNoSpecifiedTests=false 2>&1 \
    | grep --line-buffered -E 'Tests run|ERROR|BUILD|fault ' || true
  develop_count
}

develop_bench() {
  [ $# -gt 0 ] || wrong "bench needs a name: foundation, register, all"
  command -v pgbench > /dev/null || develop_packages
  command -v pgbench > /dev/null || fail "the benchmark's baselines need pgbench; install the package postgresql-15"
  build
  if [ ! -f bench/target/classpath ] || [ -n "$(find bench/pom.xml bench/src "$JAR" -newer bench/target/classpath -print -quit)" ]; then
    echo "building the benchmark"
    maven -pl bench -am package -DskipTests || fail "the benchmark does not build"
    touch "$JAR" bench/target/classpath
    unpack
  fi
  exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 \
    -cp "bench/target/classes:$(cat bench/target/classpath)" vn.goc.bench.Bench "$@"
}
