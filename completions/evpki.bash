
_clap_complete_evpki() {
    local candidate typed="${COMP_WORDS[COMP_CWORD]}" words=("${COMP_WORDS[@]}")
    words[COMP_CWORD]="$2"
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(_CLAP_COMPLETE_INDEX="$COMP_CWORD" _EVPKI_TYPED="$typed" COMPLETE="bash" evpki -- "${words[@]}")
    if [[ "${COMPREPLY-}" != *[=/:] ]] && compopt +o nospace 2> /dev/null; then :; fi
}
if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -o nospace -o bashdefault -o nosort -F _clap_complete_evpki evpki
else
    complete -o nospace -o bashdefault -F _clap_complete_evpki evpki
fi

