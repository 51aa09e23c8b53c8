# Sourced by ./thalweg and .ci/*. After `find_jdk` the variable jdk holds the home of a JDK 25 of
# 25.0.3 or later; where there is none, find_jdk fails and says what to install. No process is
# started: the version is read from the file `release` that every JDK has.

# True if $1 is the home of a JDK that will do.
jdk_will_do() {
  local key value
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      [[ $value =~ ^\"?25\.([0-9]+)\.([0-9]+) ]] || return 1
      ((BASH_REMATCH[1] > 0 || BASH_REMATCH[2] >= 3)) && return 0
      return 1
    fi
  done <"$1/release"
  return 1
}

# The home of the first `java` on the PATH, in the variable jdk.
jdk_of_path() {
  local java link
  java=$(command -v java) || return 1
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  jdk=$(cd -P "$(dirname "$java")/.." 2>/dev/null && pwd)
}

find_jdk() {
  local home
  jdk=${JAVA_HOME:-}
  jdk_will_do "$jdk" && return 0
  jdk_of_path && jdk_will_do "$jdk" && return 0
  for home in /usr/lib/jvm/* /usr/java/* /opt/* /opt/*/Contents/Home \
    ~/.sdkman/candidates/java/* ~/.jdks/* ~/.jdks/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    ~/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if jdk_will_do "$home"; then
      jdk=$home
      return 0
    fi
  done
  jdk=
  echo "thalweg: no JDK 25 (25.0.3 or later) was found: install one, such as Temurin 25," \
    "or set JAVA_HOME to it" >&2
  return 1
}
