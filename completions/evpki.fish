# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_evpki_global_optspecs
    string join \n home= json q/quiet v/verbose y/yes no-input color= passphrase= passphrase-file= h/help V/version
end

function __fish_evpki_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_evpki_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_evpki_using_subcommand
    set -l cmd (__fish_evpki_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c evpki -n "__fish_evpki_needs_command" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_needs_command" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_needs_command" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_needs_command" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_needs_command" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_needs_command" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_needs_command" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_needs_command" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_needs_command" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "init" -d 'Found a PKI'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "demo" -d 'Make a whole test PKI to look at'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "server" -d 'Give a CSMS its certificates'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "charger" -d 'Register chargers, give them certificates, take them out of service'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "party" -d 'Give parties of OCPI their certificates, and list them'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "ca" -d 'Look at the authorities of the PKI, and give their certificates to peers'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "certificate" -d 'Look at certificates, verify them, take them back, give some out'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "crl" -d 'Issue and publish revocation lists'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "profile" -d 'Look at what certificates may look like, and check profiles of your own'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "hierarchy" -d 'Look at which authorities there may be, and check hierarchies of your own'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "audit" -d 'See what was done, by whom, and whether the record of it is whole'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "store" -d 'Check the store, copy it, take a copy back'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "bundle" -d 'Write and read what a charger, a CSMS or a party of OCPI receives'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "password" -d 'Make, replace and show passwords of chargers'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "token" -d 'Exchange credentials tokens with peers of OCPI'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "totp" -d 'Agree on time-based codes with peers of OCPI, make and check them'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "vault" -d 'Open and close the vault, and change its passphrase'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "status" -d 'Say what needs attention'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "completions" -d 'Print the script that makes a shell complete evpki\'s command lines'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "man" -d 'Write the manual pages into a directory'
complete -c evpki -n "__fish_evpki_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand init" -l organization -d 'The organization that owns the PKI: the O of every certificate (A00.FR.509)' -r
complete -c evpki -n "__fish_evpki_using_subcommand init" -l country -d 'The country of the organization: two letters' -r
complete -c evpki -n "__fish_evpki_using_subcommand init" -l environment -d 'What the PKI is for, said by every certificate: production, staging or test' -r
complete -c evpki -n "__fish_evpki_using_subcommand init" -l hierarchy -d 'The hierarchy of authorities: the name of a shipped one, or a file' -r
complete -c evpki -n "__fish_evpki_using_subcommand init" -l root-out -d 'Keep the root\'s private key in this file, under the passphrase, not in the vault' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand init" -l publication-url -d 'Where CRLs and CAs\' certificates will be published, for certificates to say' -r -f
complete -c evpki -n "__fish_evpki_using_subcommand init" -l ocsp-url -d 'Where an OCSP responder will answer, for certificates to say' -r -f
complete -c evpki -n "__fish_evpki_using_subcommand init" -l oid-arc -d 'Your own OID arc for the metadata extensions, in place of evpki\'s' -r
complete -c evpki -n "__fish_evpki_using_subcommand init" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand init" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand init" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand init" -l kdf-high -d 'Harden the passphrase with 2 GiB of memory instead of 64 MiB'
complete -c evpki -n "__fish_evpki_using_subcommand init" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand init" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand init" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand init" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand init" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand init" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand demo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand demo" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand demo" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand demo" -l negative -d 'Make certificates that must be refused, with good ones beside them'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand demo" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -f -a "issue" -d 'Issue the certificates of a CSMS'
complete -c evpki -n "__fish_evpki_using_subcommand server; and not __fish_seen_subcommand_from issue help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l dns -d 'A further host name that it answers to; can be said more than once' -r
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l key-type -d 'The kind of key to make [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l with-rsa -d 'A second certificate, with an RSA key' -r
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l csr -d 'A certification request that brings the key, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l validity -d 'How long it is to be valid, such as 90d [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l again -d 'Issue another certificate beside one that counts'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from issue" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from help" -f -a "issue" -d 'Issue the certificates of a CSMS'
complete -c evpki -n "__fish_evpki_using_subcommand server; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "provision" -d 'Provision the chargers of a manifest'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "scan" -d 'Serve chargers one by one, by barcode scanner'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "add" -d 'Register a charger'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "issue" -d 'Issue the certificate of a charger'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "show" -d 'Show a charger'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "list" -d 'List the chargers in use'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "decommission" -d 'Take a charger out of service'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and not __fish_seen_subcommand_from provision scan add issue show list decommission help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l bundles -d 'Write the bundle of each charger into a directory of its own, in this one' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l archive -d 'Write the bundles of all of them into one .zip, .tar.gz or .tar.zst' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l report -d 'Write down what became of each charger: FILE.csv or FILE.jsonl' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l jobs -d 'How many threads make keys and sign [default: one for each core]' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l csms-url -d 'The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]' -r -f
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l security-profile -d 'The security profile of those without one in the manifest' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l ocpp-version -d 'The OCPP version of those without one in the manifest' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l key-type -d 'The key type of those without one in the manifest [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l dry-run -d 'Look what would be done, and do nothing'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from provision" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l bundles -d 'Write the bundle of each charger into a directory of its own, in this one' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l csms-url -d 'The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]' -r -f
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l labels -d 'Write the label of each charger into this directory' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l label-format -d 'What to write labels as' -r -f -a "svg\t'SVG'
png\t'PNG, for printers that take nothing else'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l dpi -d 'How many dots an inch a PNG has, from 72 to 1200' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l template -d 'Make labels by this SVG, with `{{ station_id }}` and the like in it' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l bell -d 'When to sound the bell for what is refused' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l station-id -d 'Register new chargers under this, with `{serial_number}` in it' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l serial-number-pattern -d 'What their serial numbers look like: a regular expression for the whole of it' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l vendor -d 'Who made it' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l model -d 'What its maker calls it' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l security-profile -d 'How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l ocpp-version -d 'The OCPP version that it speaks: 1.6, 2.0.1 or 2.1' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l csms -d 'The CSMS that it connects to, when there is more than one' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l batch -d 'The batch that it was made in' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l key-type -d 'The kind of its key pair [default: as the profile of its certificates says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l default-password-batch -d 'The batch whose default password it leaves the factory with' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l with-password -d 'Show the password on the label, which is a secret then'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l replace -d 'Replace labels that say something else'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from scan" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l serial-number -d 'The serial number of its hardware: its certificate\'s common name (A00.FR.511)' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l vendor -d 'Who made it' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l model -d 'What its maker calls it' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l security-profile -d 'How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l ocpp-version -d 'The OCPP version that it speaks: 1.6, 2.0.1 or 2.1' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l csms -d 'The CSMS that it connects to, when there is more than one' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l batch -d 'The batch that it was made in' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l key-type -d 'The kind of its key pair [default: as the profile of its certificates says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l default-password-batch -d 'The batch whose default password it leaves the factory with' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l csr -d 'A certification request that brings the key, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l validity -d 'How long it is to be valid, such as 90d [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l key-type -d 'The kind of key to make [default: as the charger was registered]' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l again -d 'Issue another certificate beside one that counts'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from issue" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l batch -d 'Those of this batch' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l security-profile -d 'Those of this security profile' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l prefix -d 'Those whose station id begins so' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l all -d 'Those that are decommissioned, too'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from decommission" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "provision" -d 'Provision the chargers of a manifest'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "scan" -d 'Serve chargers one by one, by barcode scanner'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "add" -d 'Register a charger'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "issue" -d 'Issue the certificate of a charger'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a charger'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the chargers in use'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "decommission" -d 'Take a charger out of service'
complete -c evpki -n "__fish_evpki_using_subcommand charger; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -f -a "issue" -d 'Issue a certificate to a party of OCPI'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -f -a "list" -d 'List the parties of OCPI that have certificates'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -f -a "show" -d 'Show a party of OCPI: its certificates by purpose, and whom they speak for'
complete -c evpki -n "__fish_evpki_using_subcommand party; and not __fish_seen_subcommand_from issue list show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l role -d 'A role of it, such as CPO or EMSP; can be said more than once' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l module -d 'A module that is open to it, such as cdrs:sender [default: all]' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l also -d 'A further party of the same platform, as PARTY:ROLE,…/MODULE,…' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l ocpi-version -d 'The version of OCPI whose roles and modules they are: 2.1.1, 2.2, 2.2.1 or 2.3.0' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l server -d 'The host name of a server that it is for' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l dns -d 'A further host name that the server answers to; can be said more than once' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l purpose -d 'What it is for: a profile, such as cdr-sender [default: client or server]' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l csr -d 'A certification request that brings the key, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l key-type -d 'The kind of key to make [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l validity -d 'How long it is to be valid, such as 90d [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l again -d 'Issue another certificate beside one that counts'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from issue" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from help" -f -a "issue" -d 'Issue a certificate to a party of OCPI'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the parties of OCPI that have certificates'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a party of OCPI: its certificates by purpose, and whom they speak for'
complete -c evpki -n "__fish_evpki_using_subcommand party; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -f -a "list" -d 'List the authorities, each after the one above it'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -f -a "show" -d 'Show an authority: its certificate, its key, its CRL, what it has issued'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -f -a "export" -d 'Give an authority\'s certificate to peers'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and not __fish_seen_subcommand_from list show export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l out -d 'Write it to this file' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l chain -d 'With the certificates above it, the root\'s included'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l anchor -d 'What it signed for itself, for peers who are to trust it and not the root'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l der -d 'As DER instead of PEM'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the authorities, each after the one above it'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show an authority: its certificate, its key, its CRL, what it has issued'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "export" -d 'Give an authority\'s certificate to peers'
complete -c evpki -n "__fish_evpki_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "issue" -d 'Issue a certificate to a holder of ISO 15118, or to who signs'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "export" -d 'Hand out a certificate of a holder of ISO 15118, or of who signs'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "list" -d 'List certificates'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "show" -d 'Show what a certificate says, and whether it counts'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "verify" -d 'Verify a certificate as its peers would'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "authorize" -d 'Say whether who shows a certificate may do something'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "lint" -d 'Hold anybody\'s certificate, chain, request or CRL against the rules'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "revoke" -d 'Revoke a certificate, for good'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "hold" -d 'Hold a certificate: it does not count until it is released'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "release" -d 'Release a certificate that was held: it counts again'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and not __fish_seen_subcommand_from issue export list show verify authorize lint revoke hold release help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l csr -d 'A certification request that brings the key, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l key-type -d 'The kind of key to make [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l validity -d 'How long it is to be valid, such as 90d [default: as the profile says]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l user-role -d 'A role of users in which who signs may act; can be said more than once' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l out -d 'Write the chain to this file instead of stdout' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l key-out -d 'Write the private key to this file, for your eyes alone: PKCS#8, in the clear' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l again -d 'Issue another certificate beside one that counts'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from issue" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l out -d 'Write the chain to this file instead of stdout' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l key-out -d 'Write the private key to this file, for your eyes alone: PKCS#8, in the clear' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l issuer -d 'Only those that this authority signed' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l kind -d 'Only those of authorities, servers or chargers' -r -f -a "authority\t''
server\t''
charger\t''
party\t''
secc\t''
contract\t''
vehicle\t''
signer\t''"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l status -d 'Only those that are good, held or revoked' -r -f -a "good\t''
held\t''
revoked\t''"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l expires-within -d 'Only those that expire within this time, such as 30d' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -l pem -d 'Print its PEM instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l as -d 'Verify it as if one of these showed it [default: as what its issuer issues]' -r -f -a "charger\t''
server\t''
party\t''
holder\t''
authority\t''"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l crl -d 'Ask the CRLs in this file, too' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l anchor -d 'Trust the certificates in this file, and nothing of this PKI' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l at -d 'Verify it for this moment [default: now]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l host -d 'It has to name this host, as a charger asks of its CSMS (A00.FR.309)' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l organization -d 'It has to name this organization, as a CSMS asks of a charger (A00.FR.404)' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l party -d 'Act as this party of OCPI' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l role -d 'In this role, spelt as OCPI does [default: in any]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l module -d 'In this module, spelt as OCPI does' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l interface -d 'On this side of the module: sender, receiver, or both' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l station -d 'Act as the charging station of this identity' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l serial-number -d 'With hardware of this serial number [default: of any]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l environment -d 'In this environment: production, staging or test' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l crl -d 'Ask the CRLs in this file, too' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l anchor -d 'Trust the certificates in this file, and nothing of this PKI' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l oid-arc -d 'The OID arc of the metadata extensions, when it is not evpki\'s' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l at -d 'Answer for this moment [default: now]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from authorize" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l target -d 'For whom it has to be right [default: for whom it seems to be]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l as -d 'What it is to be taken for [default: what it seems to be]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l issuer -d 'A file with certificates of issuers' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l oid-arc -d 'The OID arc of the metadata extensions [default: that of the PKI, or evpki\'s]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l at -d 'Ask the clock for this moment [default: now]' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l list -d 'List the rules instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from lint" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l profile -d 'Those of its owner that were issued by this profile, such as cdr-sender' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l reason -d 'Why (RFC 5280, 5.3.1)' -r -f -a "unspecified\t''
key-compromise\t''
ca-compromise\t''
affiliation-changed\t''
superseded\t''
cessation-of-operation\t''
certificate-hold\t''
privilege-withdrawn\t''"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from revoke" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -l profile -d 'Those of its owner that were issued by this profile, such as cdr-sender' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from hold" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -l profile -d 'Those of its owner that were issued by this profile, such as cdr-sender' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from release" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "issue" -d 'Issue a certificate to a holder of ISO 15118, or to who signs'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "export" -d 'Hand out a certificate of a holder of ISO 15118, or of who signs'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "list" -d 'List certificates'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what a certificate says, and whether it counts'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Verify a certificate as its peers would'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "authorize" -d 'Say whether who shows a certificate may do something'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "lint" -d 'Hold anybody\'s certificate, chain, request or CRL against the rules'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "revoke" -d 'Revoke a certificate, for good'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "hold" -d 'Hold a certificate: it does not count until it is released'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "release" -d 'Release a certificate that was held: it counts again'
complete -c evpki -n "__fish_evpki_using_subcommand certificate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -f -a "publish" -d 'Issue the CRLs that are due, and write all of them where they can be fetched'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and not __fish_seen_subcommand_from publish help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l out -d 'The directory to write to [default: crl in the home]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l key-file -d 'The private key of an authority, when it is not in the vault but offline' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l force -d 'Issue anew what is not due, too'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from publish" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from help" -f -a "publish" -d 'Issue the CRLs that are due, and write all of them where they can be fetched'
complete -c evpki -n "__fish_evpki_using_subcommand crl; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -f -a "list" -d 'List the profiles of the PKI'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -f -a "show" -d 'Show a profile as it is written'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -f -a "check" -d 'Check files that are to hold profiles'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and not __fish_seen_subcommand_from list show check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -l shipped -d 'Those that come with evpki, whatever PKI there is'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -l shipped -d 'The one that comes with evpki, whatever the PKI has'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the profiles of the PKI'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a profile as it is written'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check files that are to hold profiles'
complete -c evpki -n "__fish_evpki_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -f -a "list" -d 'List the hierarchies that come with evpki, and the PKI\'s own'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -f -a "show" -d 'Show the authorities of a hierarchy, and what each of them issues'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -f -a "check" -d 'Check files that are to hold hierarchies'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and not __fish_seen_subcommand_from list show check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -l yaml -d 'As it is written, to be put into a file and changed'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the hierarchies that come with evpki, and the PKI\'s own'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the authorities of a hierarchy, and what each of them issues'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check files that are to hold hierarchies'
complete -c evpki -n "__fish_evpki_using_subcommand hierarchy; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -f -a "list" -d 'List what was done, the oldest first'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -f -a "verify" -d 'Verify that no audit record was edited, removed, moved or added'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -f -a "export" -d 'Export the audit, with a signed head that can be kept elsewhere'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and not __fish_seen_subcommand_from list verify export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l since -d 'Only of this moment and later: 2026-11-21T05:51:00Z, 2026-11-21, or 7d ago' -r
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l last -d 'Only the last so many' -r
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -l head -d 'Hold the store against the heads in this file, as `evpki audit export` gave them' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l out -d 'Write it to this file, which only its owner may read' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l replace -d 'Replace the file if it is there'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l head-only -d 'Only the head'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what was done, the oldest first'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Verify that no audit record was edited, removed, moved or added'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "export" -d 'Export the audit, with a signed head that can be kept elsewhere'
complete -c evpki -n "__fish_evpki_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -f -a "check" -d 'Check that the store is whole'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -f -a "backup" -d 'Write a copy of the store, while others may go on working'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -f -a "restore" -d 'Put a backup in the place of the store'
complete -c evpki -n "__fish_evpki_using_subcommand store; and not __fish_seen_subcommand_from check backup restore help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l without-vault -d 'Do not open the vault: keys, edited rows and the audit\'s end go unchecked'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l repair -d 'Complete or revoke what was left open, and tidy up; damage is never touched'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l dry-run -d 'Only say what would be repaired'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from backup" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -l force -d 'Replace a store that is newer, or cannot be read any longer'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from restore" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check that the store is whole'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "backup" -d 'Write a copy of the store, while others may go on working'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "restore" -d 'Put a backup in the place of the store'
complete -c evpki -n "__fish_evpki_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -f -a "device" -d 'Write the bundle of a charger'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -f -a "server" -d 'Write the bundle of a CSMS'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -f -a "party" -d 'Write the bundle of a party of OCPI'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -f -a "show" -d 'Show what a bundle holds, without its secrets'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -f -a "verify" -d 'Verify that bundles are intact, and who made them'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and not __fish_seen_subcommand_from device server party show verify help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -s o -l out -d 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the charger]' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -l csms-url -d 'The URL of the CSMS [default: wss:// and its FQDN]' -r -f
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from device" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -s o -l out -d 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the CSMS]' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from server" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l purpose -d 'The client of this profile alone, such as cdr-sender' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l server -d 'The host name of its server, when it has several' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -s o -l out -d 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the party]' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from party" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l pki -d 'Identifier of the PKI that must have made them, which ca show prints' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l anchor -d 'Trust anchor of the PKI that must have made them: a certificate' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l signer -d 'SHA-256 of the public key that must have signed them' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from help" -f -a "device" -d 'Write the bundle of a charger'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from help" -f -a "server" -d 'Write the bundle of a CSMS'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from help" -f -a "party" -d 'Write the bundle of a party of OCPI'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what a bundle holds, without its secrets'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Verify that bundles are intact, and who made them'
complete -c evpki -n "__fish_evpki_using_subcommand bundle; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "provision" -d 'Make the first passwords of chargers of security profiles 1 and 2'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "rotate" -d 'Begin to replace passwords of chargers: print the message to send to each'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "confirm" -d 'Put a pending password in force: the charger took it'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "abort" -d 'Take a pending password back: the charger did not take it'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "retire" -d 'Give up the default password of a batch that no charger shows any more'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "show" -d 'Show where the passwords of a charger stand'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "due" -d 'List chargers whose passwords somebody has to see to'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "policy" -d 'Show or change how old passwords may become'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "export" -d 'Export what a CSMS stores to recognise passwords by'
complete -c evpki -n "__fish_evpki_using_subcommand password; and not __fish_seen_subcommand_from provision rotate confirm abort retire show due policy export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l batch -d 'The batch; without `--all`, its default password' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l value -d 'Where the default password of the batch is, when the manufacturer has made it' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l generate -d 'What to make passwords of' -r -f -a "portable\t'letters and digits, which every OCPP version and all known software takes'
ocpp16\t'for OCPP 1.6: printable characters'
ocpp16-binary\t'for OCPP 1.6: any bytes, which not every station takes'
ocpp201\t'for OCPP 2.0.1 and 2.1: letters, digits and * - _ = + | @ .'
ocpp21\t'for OCPP 2.1: the same, up to 64 of them'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l length -d 'How long to make them [default: 20; 40 of ocpp201 and ocpp21]' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l all -d 'All chargers in use; with `--batch`, those of that batch'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l accept-weak -d 'Take a default password that is easy to guess, even in production'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from provision" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l batch -d 'Those of this batch' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l generate -d 'What to make passwords of' -r -f -a "portable\t'letters and digits, which every OCPP version and all known software takes'
ocpp16\t'for OCPP 1.6: printable characters'
ocpp16-binary\t'for OCPP 1.6: any bytes, which not every station takes'
ocpp201\t'for OCPP 2.0.1 and 2.1: letters, digits and * - _ = + | @ .'
ocpp21\t'for OCPP 2.1: the same, up to 64 of them'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l length -d 'How long to make them [default: 20; 40 of ocpp201 and ocpp21]' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l slot -d 'For OCPP 2.1: set the password by a network profile in this slot' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l active-slot -d 'A slot that the chargers connect by now, the foremost first [default: 1]' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l csms-url -d 'What the CSMS answers at [default: wss:// and the FQDN of the charger\'s CSMS]' -r -f
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l due -d 'Those whose password is due by `evpki password policy`'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l factory-default -d 'Those that show the default of their batch'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l all -d 'All that have a password'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l new -d 'Make another password where one is pending'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l frame -d 'Print whole OCPP-J CALL frames, one a line, in the order of the chargers'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l sequence -d 'The messages, too, that have the charger change over to the slot, and start anew'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from rotate" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l from -d 'What the chargers answered, as JSON Lines; `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l rebooted -d 'The chargers have come back: what waits for that counts, too'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from confirm" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from abort" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -l batch -d 'The batch' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from retire" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l version -d 'This version only' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l reveal -d 'Show the password in force, and the pending one'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l older-than -d 'As due those older than this, whatever the policy says' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l batch -d 'Those of this batch' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from due" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l max-age -d 'After how long a password is due, such as 180d; or `never`' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l warn -d 'How long before that it is due soon' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l pending -d 'How long one may be pending' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from policy" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l layout -d 'By what it will be read' -r -f -a "jsonl\t'An object of JSON a line'
csv\t'CSV with a header'
steve\t'SQL for SteVe (MariaDB, MySQL)'
citrineos\t'SQL for CitrineOS (PostgreSQL)'
ocpp-core\t'SQL for OCPP.Core (SQLite, SQL Server); with `--verifier plain`'
maeve\t'Calls of MaEVe\'s API, one a line'
ocpp-secure-simulation\t'The database of ocpp-secure-simulation and its key: a directory'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l verifier -d 'What to make of a password [default: what the layout\'s reader understands]' -r -f -a "argon2id\t'Argon2id as a PHC string'
bcrypt\t'bcrypt that begins with $2b$'
bcrypt-2a\t'bcrypt that begins with $2a$, as SteVe makes it'
citrineos\t'PBKDF2 as CitrineOS writes it'
maeve\t'SHA-256 in base64, without salt, for MaEVe'
plain\t'The password itself, for OCPP.Core alone'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l batch -d 'Those of this batch only' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l out -d 'Write them to this file, or directory, which only its owner may read' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l jobs -d 'How many threads make verifiers [default: one for each core]' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l skip-faulty -d 'Leave out passwords that cannot be exported as asked, and export all others'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l replace -d 'Replace the file if it is there'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "provision" -d 'Make the first passwords of chargers of security profiles 1 and 2'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "rotate" -d 'Begin to replace passwords of chargers: print the message to send to each'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "confirm" -d 'Put a pending password in force: the charger took it'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "abort" -d 'Take a pending password back: the charger did not take it'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "retire" -d 'Give up the default password of a batch that no charger shows any more'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show where the passwords of a charger stand'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "due" -d 'List chargers whose passwords somebody has to see to'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "policy" -d 'Show or change how old passwords may become'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "export" -d 'Export what a CSMS stores to recognise passwords by'
complete -c evpki -n "__fish_evpki_using_subcommand password; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "issue" -d 'Make the first token that a peer shows, or take in the one that it has made'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "rotate" -d 'Begin to replace a token: make the next one, or take in the peer\'s'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "confirm" -d 'Put a pending token in force: it was used'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "abort" -d 'Give up a pending token: the one before stays in force'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "retire" -d 'Give up all tokens of a peer at once, such as when it is lost'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "show" -d 'Show where the tokens of a peer stand'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "list" -d 'List the peers of OCPI, and where the tokens exchanged with each stand'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "peer" -d 'Say how a peer speaks OCPI: its version, and how tokens stand in headers'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "credentials" -d 'Print the credentials object that gives a peer its token'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "export" -d 'Export by what a server recognises the tokens that peers show'
complete -c evpki -n "__fish_evpki_using_subcommand token; and not __fish_seen_subcommand_from issue rotate confirm abort retire show list peer credentials export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l direction -d 'Which way it goes [default: inbound; with --value, outbound]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l value -d 'Where the token is, when somebody else has made it' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l ocpi-version -d 'The version of OCPI spoken with it: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: 2.2.1]' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l token-encoding -d 'How tokens stand in headers [default: as the version has it]' -r -f -a "raw\t''
base64\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from issue" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l direction -d 'Which way it goes [default: inbound; with --value, outbound]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l value -d 'Where the token is, when somebody else has made it' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l new -d 'Give up the one that is pending for another'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from rotate" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -l direction -d 'Inbound: the peer shows it; outbound: we do [default: what is pending]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from confirm" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -l direction -d 'Inbound: the peer shows it; outbound: we do [default: what is pending]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from abort" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -l direction -d 'Inbound: the peer shows it; outbound: we do [default: what is pending]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from retire" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l direction -d 'Inbound: the peer shows it; outbound: we do [default: both]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l version -d 'This version only' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l reveal -d 'Show those in force and those pending'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l header -d 'Print the header of a request, by default with the outbound one in force'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l ocpi-version -d 'The version of OCPI: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: as before]' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l token-encoding -d 'How tokens stand in headers [default: as before, or as another version has it]' -r -f -a "raw\t''
base64\t''"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from peer" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l url -d 'Where your versions are' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l role -d 'A party that you speak for, with its roles, as DE*XYZ:CPO,EMSP' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from credentials" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l out -d 'Write them to this file, which only its owner may read' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l values -d 'Export the outbound tokens too, as they are'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l replace -d 'Replace the file if it is there'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "issue" -d 'Make the first token that a peer shows, or take in the one that it has made'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "rotate" -d 'Begin to replace a token: make the next one, or take in the peer\'s'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "confirm" -d 'Put a pending token in force: it was used'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "abort" -d 'Give up a pending token: the one before stays in force'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "retire" -d 'Give up all tokens of a peer at once, such as when it is lost'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show where the tokens of a peer stand'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the peers of OCPI, and where the tokens exchanged with each stand'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "peer" -d 'Say how a peer speaks OCPI: its version, and how tokens stand in headers'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "credentials" -d 'Print the credentials object that gives a peer its token'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "export" -d 'Export by what a server recognises the tokens that peers show'
complete -c evpki -n "__fish_evpki_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "provision" -d 'Make the shared secret of the codes that a peer shows, or take in its own'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "rotate" -d 'Begin to replace a shared secret: make the next one, or take it in'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "confirm" -d 'Put a pending TOTP in force: its codes were taken'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "abort" -d 'Give up a pending TOTP: the one before stays in force'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "retire" -d 'Give up all TOTPs of a peer at once, such as when it is lost'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "show" -d 'Show where the TOTPs of a peer stand'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "code" -d 'Print the code of now'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "verify" -d 'Check a code that a peer showed'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "export" -d 'Print the totpConfig that a peer, or a server, makes and checks codes by'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and not __fish_seen_subcommand_from provision rotate confirm abort retire show code verify export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l direction -d 'Which way codes go [default: inbound; with --from, outbound]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l from -d 'The totpConfig that somebody else has made, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l validity -d 'How many seconds a code counts [default: as before, at first 30]' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l length -d 'How many characters a code has, 4 to 255 [default: as before, at first 12]' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l hash -d 'The hash of the HMAC [default: as before, at first sha256]' -r -f -a "sha256\t''
sha384\t''
sha512\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l alphabet -d 'What codes are made of [default: as before, at first digits and letters]' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l exporter -d 'Bind codes to the TLS 1.3 session that they are shown in, by exporter material'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from provision" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l direction -d 'Which way codes go [default: inbound; with --from, outbound]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l from -d 'The totpConfig that somebody else has made, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l validity -d 'How many seconds a code counts [default: as before, at first 30]' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l length -d 'How many characters a code has, 4 to 255 [default: as before, at first 12]' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l hash -d 'The hash of the HMAC [default: as before, at first sha256]' -r -f -a "sha256\t''
sha384\t''
sha512\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l alphabet -d 'What codes are made of [default: as before, at first digits and letters]' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l exporter -d 'Bind codes to the TLS 1.3 session that they are shown in, by exporter material'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l new -d 'Give up the one that is pending for another'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from rotate" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -l direction -d 'Inbound: the peer shows it; outbound: we do [default: what is pending]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from confirm" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -l direction -d 'Inbound: the peer shows it; outbound: we do [default: what is pending]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from abort" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -l direction -d 'Inbound: the peer shows it; outbound: we do [default: what is pending]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from retire" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -l reveal -d 'Show what was agreed on, and the shared secrets'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l direction -d 'Inbound: the peer shows codes; outbound: we do [default: outbound]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l header -d 'Print a whole header of HTTP' -r -f -a "totp\t'`TOTP: 0 …`, or `TOTP: 1 …` when it is bound; for OCPI beside `Authorization: Token …`'
authorization\t'`Authorization: TOTP login="…", totp="…"`'
basic\t'`Authorization: Basic …`, the code being the password'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l login -d 'The name under which the peer knows the TOTP' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l exporter-material -d 'The file with the exporter material of the TLS session, in hexadecimal' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l pending -d 'By the TOTP that is pending'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l windows -d 'Print the code before and the next one too'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from code" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l direction -d 'Inbound: the peer shows codes; outbound: we do [default: inbound]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l code -d 'Where the code is [default: stdin]' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l exporter-material -d 'The file with the exporter material of the TLS session, in hexadecimal' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l once -d 'Take each code once: refuse it, and those of earlier slots, from then on'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l direction -d 'Inbound: the peer shows codes; outbound: we do [default: inbound]' -r -f -a "inbound\t''
outbound\t''"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l out -d 'Write it to this file, which only its owner may read' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l replace -d 'Replace the file if it is there'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "provision" -d 'Make the shared secret of the codes that a peer shows, or take in its own'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "rotate" -d 'Begin to replace a shared secret: make the next one, or take it in'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "confirm" -d 'Put a pending TOTP in force: its codes were taken'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "abort" -d 'Give up a pending TOTP: the one before stays in force'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "retire" -d 'Give up all TOTPs of a peer at once, such as when it is lost'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show where the TOTPs of a peer stand'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "code" -d 'Print the code of now'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Check a code that a peer showed'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "export" -d 'Print the totpConfig that a peer, or a server, makes and checks codes by'
complete -c evpki -n "__fish_evpki_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "status" -d 'Say how the vault can be opened'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "unlock" -d 'Have the keyring of this account open the vault from now on'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "lock" -d 'Take the vault\'s key out of the keyring of this account'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "auto-lock" -d 'Decide for how long `vault unlock` opens the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "passphrase" -d 'Change the passphrase of the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "rekey" -d 'Give the vault a new master key, and seal everything under it'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "recovery" -d 'Make a recovery code: what opens the vault when the passphrase is forgotten'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "slots" -d 'Add, list and remove the ways to open the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and not __fish_seen_subcommand_from status unlock lock auto-lock passphrase rekey recovery slots help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -l for -d 'For how long, such as 30m, 8h or 2d [default: see `vault auto-lock`]' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from unlock" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from lock" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from auto-lock" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l label -d 'Whose passphrase, by the label of its slot [default: that of the old one]' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l new-passphrase -d 'Where the new passphrase is [default: asked for, twice]' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l kdf-high -d 'Harden it with 2 GiB of memory [default: as the old one]'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l kdf-standard -d 'Harden it with 64 MiB of memory, even if the old one had 2 GiB'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from rekey" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l label -d 'What to call it [default: recovery, recovery-2 and so on]' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l out -d 'Write the code to this file, which only its owner may read, and do not show it' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from recovery" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -f -a "add" -d 'Add a way to open the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -f -a "list" -d 'List the ways to open the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -f -a "remove" -d 'Remove a way to open the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from slots" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "status" -d 'Say how the vault can be opened'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "unlock" -d 'Have the keyring of this account open the vault from now on'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "lock" -d 'Take the vault\'s key out of the keyring of this account'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "auto-lock" -d 'Decide for how long `vault unlock` opens the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "passphrase" -d 'Change the passphrase of the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "rekey" -d 'Give the vault a new master key, and seal everything under it'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "recovery" -d 'Make a recovery code: what opens the vault when the passphrase is forgotten'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "slots" -d 'Add, list and remove the ways to open the vault'
complete -c evpki -n "__fish_evpki_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand status" -l within -d 'Tell of what ends within this time' -r
complete -c evpki -n "__fish_evpki_using_subcommand status" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand status" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand status" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand status" -l metrics -d 'Say it in numbers, in the text format of Prometheus'
complete -c evpki -n "__fish_evpki_using_subcommand status" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand status" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand status" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand status" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand status" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand status" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand completions" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand completions" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand completions" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand completions" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand completions" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand completions" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand completions" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand completions" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand completions" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand man" -l home -d 'Where the PKI is kept [default: the platform\'s data directory]' -r -f -a "(__fish_complete_directories)"
complete -c evpki -n "__fish_evpki_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c evpki -n "__fish_evpki_using_subcommand man" -l passphrase -d 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more' -r
complete -c evpki -n "__fish_evpki_using_subcommand man" -l passphrase-file -d 'The file whose first line is the passphrase, `-` for stdin' -r -F
complete -c evpki -n "__fish_evpki_using_subcommand man" -l json -d 'Answer in JSON: one object, or one a line'
complete -c evpki -n "__fish_evpki_using_subcommand man" -s q -l quiet -d 'Say nothing but data and errors'
complete -c evpki -n "__fish_evpki_using_subcommand man" -s v -l verbose -d 'Say first where the PKI is kept, and in whose name the audit will take it down'
complete -c evpki -n "__fish_evpki_using_subcommand man" -s y -l yes -d 'Do it without asking back'
complete -c evpki -n "__fish_evpki_using_subcommand man" -l no-input -d 'Never ask anything; fail instead'
complete -c evpki -n "__fish_evpki_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c evpki -n "__fish_evpki_using_subcommand man" -s V -l version -d 'Print version'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "init" -d 'Found a PKI'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "demo" -d 'Make a whole test PKI to look at'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "server" -d 'Give a CSMS its certificates'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "charger" -d 'Register chargers, give them certificates, take them out of service'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "party" -d 'Give parties of OCPI their certificates, and list them'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "ca" -d 'Look at the authorities of the PKI, and give their certificates to peers'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "certificate" -d 'Look at certificates, verify them, take them back, give some out'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "crl" -d 'Issue and publish revocation lists'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "profile" -d 'Look at what certificates may look like, and check profiles of your own'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "hierarchy" -d 'Look at which authorities there may be, and check hierarchies of your own'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "audit" -d 'See what was done, by whom, and whether the record of it is whole'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "store" -d 'Check the store, copy it, take a copy back'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "bundle" -d 'Write and read what a charger, a CSMS or a party of OCPI receives'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "password" -d 'Make, replace and show passwords of chargers'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "token" -d 'Exchange credentials tokens with peers of OCPI'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "totp" -d 'Agree on time-based codes with peers of OCPI, make and check them'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "vault" -d 'Open and close the vault, and change its passphrase'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "status" -d 'Say what needs attention'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "completions" -d 'Print the script that makes a shell complete evpki\'s command lines'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "man" -d 'Write the manual pages into a directory'
complete -c evpki -n "__fish_evpki_using_subcommand help; and not __fish_seen_subcommand_from init demo server charger party ca certificate crl profile hierarchy audit store bundle password token totp vault status completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from server" -f -a "issue" -d 'Issue the certificates of a CSMS'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from charger" -f -a "provision" -d 'Provision the chargers of a manifest'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from charger" -f -a "scan" -d 'Serve chargers one by one, by barcode scanner'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from charger" -f -a "add" -d 'Register a charger'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from charger" -f -a "issue" -d 'Issue the certificate of a charger'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from charger" -f -a "show" -d 'Show a charger'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from charger" -f -a "list" -d 'List the chargers in use'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from charger" -f -a "decommission" -d 'Take a charger out of service'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from party" -f -a "issue" -d 'Issue a certificate to a party of OCPI'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from party" -f -a "list" -d 'List the parties of OCPI that have certificates'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from party" -f -a "show" -d 'Show a party of OCPI: its certificates by purpose, and whom they speak for'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "list" -d 'List the authorities, each after the one above it'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "show" -d 'Show an authority: its certificate, its key, its CRL, what it has issued'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "export" -d 'Give an authority\'s certificate to peers'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "issue" -d 'Issue a certificate to a holder of ISO 15118, or to who signs'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "export" -d 'Hand out a certificate of a holder of ISO 15118, or of who signs'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "list" -d 'List certificates'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "show" -d 'Show what a certificate says, and whether it counts'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "verify" -d 'Verify a certificate as its peers would'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "authorize" -d 'Say whether who shows a certificate may do something'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "lint" -d 'Hold anybody\'s certificate, chain, request or CRL against the rules'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "revoke" -d 'Revoke a certificate, for good'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "hold" -d 'Hold a certificate: it does not count until it is released'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from certificate" -f -a "release" -d 'Release a certificate that was held: it counts again'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from crl" -f -a "publish" -d 'Issue the CRLs that are due, and write all of them where they can be fetched'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "list" -d 'List the profiles of the PKI'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "show" -d 'Show a profile as it is written'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "check" -d 'Check files that are to hold profiles'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from hierarchy" -f -a "list" -d 'List the hierarchies that come with evpki, and the PKI\'s own'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from hierarchy" -f -a "show" -d 'Show the authorities of a hierarchy, and what each of them issues'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from hierarchy" -f -a "check" -d 'Check files that are to hold hierarchies'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "list" -d 'List what was done, the oldest first'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "verify" -d 'Verify that no audit record was edited, removed, moved or added'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "export" -d 'Export the audit, with a signed head that can be kept elsewhere'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "check" -d 'Check that the store is whole'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "backup" -d 'Write a copy of the store, while others may go on working'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "restore" -d 'Put a backup in the place of the store'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from bundle" -f -a "device" -d 'Write the bundle of a charger'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from bundle" -f -a "server" -d 'Write the bundle of a CSMS'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from bundle" -f -a "party" -d 'Write the bundle of a party of OCPI'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from bundle" -f -a "show" -d 'Show what a bundle holds, without its secrets'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from bundle" -f -a "verify" -d 'Verify that bundles are intact, and who made them'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "provision" -d 'Make the first passwords of chargers of security profiles 1 and 2'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "rotate" -d 'Begin to replace passwords of chargers: print the message to send to each'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "confirm" -d 'Put a pending password in force: the charger took it'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "abort" -d 'Take a pending password back: the charger did not take it'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "retire" -d 'Give up the default password of a batch that no charger shows any more'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "show" -d 'Show where the passwords of a charger stand'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "due" -d 'List chargers whose passwords somebody has to see to'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "policy" -d 'Show or change how old passwords may become'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from password" -f -a "export" -d 'Export what a CSMS stores to recognise passwords by'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "issue" -d 'Make the first token that a peer shows, or take in the one that it has made'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "rotate" -d 'Begin to replace a token: make the next one, or take in the peer\'s'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "confirm" -d 'Put a pending token in force: it was used'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "abort" -d 'Give up a pending token: the one before stays in force'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "retire" -d 'Give up all tokens of a peer at once, such as when it is lost'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "show" -d 'Show where the tokens of a peer stand'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "list" -d 'List the peers of OCPI, and where the tokens exchanged with each stand'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "peer" -d 'Say how a peer speaks OCPI: its version, and how tokens stand in headers'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "credentials" -d 'Print the credentials object that gives a peer its token'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "export" -d 'Export by what a server recognises the tokens that peers show'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "provision" -d 'Make the shared secret of the codes that a peer shows, or take in its own'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "rotate" -d 'Begin to replace a shared secret: make the next one, or take it in'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "confirm" -d 'Put a pending TOTP in force: its codes were taken'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "abort" -d 'Give up a pending TOTP: the one before stays in force'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "retire" -d 'Give up all TOTPs of a peer at once, such as when it is lost'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "show" -d 'Show where the TOTPs of a peer stand'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "code" -d 'Print the code of now'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "verify" -d 'Check a code that a peer showed'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from totp" -f -a "export" -d 'Print the totpConfig that a peer, or a server, makes and checks codes by'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "status" -d 'Say how the vault can be opened'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "unlock" -d 'Have the keyring of this account open the vault from now on'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "lock" -d 'Take the vault\'s key out of the keyring of this account'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "auto-lock" -d 'Decide for how long `vault unlock` opens the vault'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "passphrase" -d 'Change the passphrase of the vault'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "rekey" -d 'Give the vault a new master key, and seal everything under it'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "recovery" -d 'Make a recovery code: what opens the vault when the passphrase is forgotten'
complete -c evpki -n "__fish_evpki_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "slots" -d 'Add, list and remove the ways to open the vault'
