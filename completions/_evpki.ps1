
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'evpki' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'evpki'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'evpki' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Found a PKI')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Make a whole test PKI to look at')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Give a CSMS its certificates')
            [CompletionResult]::new('charger', 'charger', [CompletionResultType]::ParameterValue, 'Register chargers, give them certificates, take them out of service')
            [CompletionResult]::new('party', 'party', [CompletionResultType]::ParameterValue, 'Give parties of OCPI their certificates, and list them')
            [CompletionResult]::new('ca', 'ca', [CompletionResultType]::ParameterValue, 'Look at the authorities of the PKI, and give their certificates to peers')
            [CompletionResult]::new('certificate', 'certificate', [CompletionResultType]::ParameterValue, 'Look at certificates, verify them, take them back, give some out')
            [CompletionResult]::new('crl', 'crl', [CompletionResultType]::ParameterValue, 'Issue and publish revocation lists')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Look at what certificates may look like, and check profiles of your own')
            [CompletionResult]::new('hierarchy', 'hierarchy', [CompletionResultType]::ParameterValue, 'Look at which authorities there may be, and check hierarchies of your own')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'See what was done, by whom, and whether the record of it is whole')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Check the store, copy it, take a copy back')
            [CompletionResult]::new('bundle', 'bundle', [CompletionResultType]::ParameterValue, 'Write and read what a charger, a CSMS or a party of OCPI receives')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Make, replace and show passwords of chargers')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Exchange credentials tokens with peers of OCPI')
            [CompletionResult]::new('totp', 'totp', [CompletionResultType]::ParameterValue, 'Agree on time-based codes with peers of OCPI, make and check them')
            [CompletionResult]::new('vault', 'vault', [CompletionResultType]::ParameterValue, 'Open and close the vault, and change its passphrase')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say what needs attention')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the script that makes a shell complete evpki''s command lines')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual pages into a directory')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;init' {
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'The organization that owns the PKI: the O of every certificate (A00.FR.509)')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'The country of the organization: two letters')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'What the PKI is for, said by every certificate: production, staging or test')
            [CompletionResult]::new('--hierarchy', '--hierarchy', [CompletionResultType]::ParameterName, 'The hierarchy of authorities: the name of a shipped one, or a file')
            [CompletionResult]::new('--root-out', '--root-out', [CompletionResultType]::ParameterName, 'Keep the root''s private key in this file, under the passphrase, not in the vault')
            [CompletionResult]::new('--publication-url', '--publication-url', [CompletionResultType]::ParameterName, 'Where CRLs and CAs'' certificates will be published, for certificates to say')
            [CompletionResult]::new('--ocsp-url', '--ocsp-url', [CompletionResultType]::ParameterName, 'Where an OCSP responder will answer, for certificates to say')
            [CompletionResult]::new('--oid-arc', '--oid-arc', [CompletionResultType]::ParameterName, 'Your own OID arc for the metadata extensions, in place of evpki''s')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--kdf-high', '--kdf-high', [CompletionResultType]::ParameterName, 'Harden the passphrase with 2 GiB of memory instead of 64 MiB')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;demo' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--negative', '--negative', [CompletionResultType]::ParameterName, 'Make certificates that must be refused, with good ones beside them')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;server' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue the certificates of a CSMS')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;server;issue' {
            [CompletionResult]::new('--dns', '--dns', [CompletionResultType]::ParameterName, 'A further host name that it answers to; can be said more than once')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'The kind of key to make [default: as the profile says]')
            [CompletionResult]::new('--with-rsa', '--with-rsa', [CompletionResultType]::ParameterName, 'A second certificate, with an RSA key')
            [CompletionResult]::new('--csr', '--csr', [CompletionResultType]::ParameterName, 'A certification request that brings the key, `-` for stdin')
            [CompletionResult]::new('--validity', '--validity', [CompletionResultType]::ParameterName, 'How long it is to be valid, such as 90d [default: as the profile says]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Issue another certificate beside one that counts')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;server;help' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue the certificates of a CSMS')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;server;help;issue' {
            break
        }
        'evpki;server;help;help' {
            break
        }
        'evpki;charger' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Provision the chargers of a manifest')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'Serve chargers one by one, by barcode scanner')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Register a charger')
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue the certificate of a charger')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a charger')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the chargers in use')
            [CompletionResult]::new('decommission', 'decommission', [CompletionResultType]::ParameterValue, 'Take a charger out of service')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;charger;provision' {
            [CompletionResult]::new('--bundles', '--bundles', [CompletionResultType]::ParameterName, 'Write the bundle of each charger into a directory of its own, in this one')
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'Write the bundles of all of them into one .zip, .tar.gz or .tar.zst')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write down what became of each charger: FILE.csv or FILE.jsonl')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many threads make keys and sign [default: one for each core]')
            [CompletionResult]::new('--csms-url', '--csms-url', [CompletionResultType]::ParameterName, 'The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]')
            [CompletionResult]::new('--security-profile', '--security-profile', [CompletionResultType]::ParameterName, 'The security profile of those without one in the manifest')
            [CompletionResult]::new('--ocpp-version', '--ocpp-version', [CompletionResultType]::ParameterName, 'The OCPP version of those without one in the manifest')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'The key type of those without one in the manifest [default: as the profile says]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Look what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;charger;scan' {
            [CompletionResult]::new('--bundles', '--bundles', [CompletionResultType]::ParameterName, 'Write the bundle of each charger into a directory of its own, in this one')
            [CompletionResult]::new('--csms-url', '--csms-url', [CompletionResultType]::ParameterName, 'The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Write the label of each charger into this directory')
            [CompletionResult]::new('--label-format', '--label-format', [CompletionResultType]::ParameterName, 'What to write labels as')
            [CompletionResult]::new('--dpi', '--dpi', [CompletionResultType]::ParameterName, 'How many dots an inch a PNG has, from 72 to 1200')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Make labels by this SVG, with `{{ station_id }}` and the like in it')
            [CompletionResult]::new('--bell', '--bell', [CompletionResultType]::ParameterName, 'When to sound the bell for what is refused')
            [CompletionResult]::new('--station-id', '--station-id', [CompletionResultType]::ParameterName, 'Register new chargers under this, with `{serial_number}` in it')
            [CompletionResult]::new('--serial-number-pattern', '--serial-number-pattern', [CompletionResultType]::ParameterName, 'What their serial numbers look like: a regular expression for the whole of it')
            [CompletionResult]::new('--vendor', '--vendor', [CompletionResultType]::ParameterName, 'Who made it')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'What its maker calls it')
            [CompletionResult]::new('--security-profile', '--security-profile', [CompletionResultType]::ParameterName, 'How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate')
            [CompletionResult]::new('--ocpp-version', '--ocpp-version', [CompletionResultType]::ParameterName, 'The OCPP version that it speaks: 1.6, 2.0.1 or 2.1')
            [CompletionResult]::new('--csms', '--csms', [CompletionResultType]::ParameterName, 'The CSMS that it connects to, when there is more than one')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'The batch that it was made in')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'The kind of its key pair [default: as the profile of its certificates says]')
            [CompletionResult]::new('--default-password-batch', '--default-password-batch', [CompletionResultType]::ParameterName, 'The batch whose default password it leaves the factory with')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--with-password', '--with-password', [CompletionResultType]::ParameterName, 'Show the password on the label, which is a secret then')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace labels that say something else')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;charger;add' {
            [CompletionResult]::new('--serial-number', '--serial-number', [CompletionResultType]::ParameterName, 'The serial number of its hardware: its certificate''s common name (A00.FR.511)')
            [CompletionResult]::new('--vendor', '--vendor', [CompletionResultType]::ParameterName, 'Who made it')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'What its maker calls it')
            [CompletionResult]::new('--security-profile', '--security-profile', [CompletionResultType]::ParameterName, 'How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate')
            [CompletionResult]::new('--ocpp-version', '--ocpp-version', [CompletionResultType]::ParameterName, 'The OCPP version that it speaks: 1.6, 2.0.1 or 2.1')
            [CompletionResult]::new('--csms', '--csms', [CompletionResultType]::ParameterName, 'The CSMS that it connects to, when there is more than one')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'The batch that it was made in')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'The kind of its key pair [default: as the profile of its certificates says]')
            [CompletionResult]::new('--default-password-batch', '--default-password-batch', [CompletionResultType]::ParameterName, 'The batch whose default password it leaves the factory with')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;charger;issue' {
            [CompletionResult]::new('--csr', '--csr', [CompletionResultType]::ParameterName, 'A certification request that brings the key, `-` for stdin')
            [CompletionResult]::new('--validity', '--validity', [CompletionResultType]::ParameterName, 'How long it is to be valid, such as 90d [default: as the profile says]')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'The kind of key to make [default: as the charger was registered]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Issue another certificate beside one that counts')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;charger;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;charger;list' {
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Those of this batch')
            [CompletionResult]::new('--security-profile', '--security-profile', [CompletionResultType]::ParameterName, 'Those of this security profile')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'Those whose station id begins so')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Those that are decommissioned, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;charger;decommission' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;charger;help' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Provision the chargers of a manifest')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'Serve chargers one by one, by barcode scanner')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Register a charger')
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue the certificate of a charger')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a charger')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the chargers in use')
            [CompletionResult]::new('decommission', 'decommission', [CompletionResultType]::ParameterValue, 'Take a charger out of service')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;charger;help;provision' {
            break
        }
        'evpki;charger;help;scan' {
            break
        }
        'evpki;charger;help;add' {
            break
        }
        'evpki;charger;help;issue' {
            break
        }
        'evpki;charger;help;show' {
            break
        }
        'evpki;charger;help;list' {
            break
        }
        'evpki;charger;help;decommission' {
            break
        }
        'evpki;charger;help;help' {
            break
        }
        'evpki;party' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue a certificate to a party of OCPI')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the parties of OCPI that have certificates')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a party of OCPI: its certificates by purpose, and whom they speak for')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;party;issue' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A role of it, such as CPO or EMSP; can be said more than once')
            [CompletionResult]::new('--module', '--module', [CompletionResultType]::ParameterName, 'A module that is open to it, such as cdrs:sender [default: all]')
            [CompletionResult]::new('--also', '--also', [CompletionResultType]::ParameterName, 'A further party of the same platform, as PARTY:ROLE,…/MODULE,…')
            [CompletionResult]::new('--ocpi-version', '--ocpi-version', [CompletionResultType]::ParameterName, 'The version of OCPI whose roles and modules they are: 2.1.1, 2.2, 2.2.1 or 2.3.0')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The host name of a server that it is for')
            [CompletionResult]::new('--dns', '--dns', [CompletionResultType]::ParameterName, 'A further host name that the server answers to; can be said more than once')
            [CompletionResult]::new('--purpose', '--purpose', [CompletionResultType]::ParameterName, 'What it is for: a profile, such as cdr-sender [default: client or server]')
            [CompletionResult]::new('--csr', '--csr', [CompletionResultType]::ParameterName, 'A certification request that brings the key, `-` for stdin')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'The kind of key to make [default: as the profile says]')
            [CompletionResult]::new('--validity', '--validity', [CompletionResultType]::ParameterName, 'How long it is to be valid, such as 90d [default: as the profile says]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Issue another certificate beside one that counts')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;party;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;party;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;party;help' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue a certificate to a party of OCPI')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the parties of OCPI that have certificates')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a party of OCPI: its certificates by purpose, and whom they speak for')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;party;help;issue' {
            break
        }
        'evpki;party;help;list' {
            break
        }
        'evpki;party;help;show' {
            break
        }
        'evpki;party;help;help' {
            break
        }
        'evpki;ca' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the authorities, each after the one above it')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an authority: its certificate, its key, its CRL, what it has issued')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Give an authority''s certificate to peers')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;ca;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;ca;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;ca;export' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write it to this file')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--chain', '--chain', [CompletionResultType]::ParameterName, 'With the certificates above it, the root''s included')
            [CompletionResult]::new('--anchor', '--anchor', [CompletionResultType]::ParameterName, 'What it signed for itself, for peers who are to trust it and not the root')
            [CompletionResult]::new('--der', '--der', [CompletionResultType]::ParameterName, 'As DER instead of PEM')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;ca;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the authorities, each after the one above it')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an authority: its certificate, its key, its CRL, what it has issued')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Give an authority''s certificate to peers')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;ca;help;list' {
            break
        }
        'evpki;ca;help;show' {
            break
        }
        'evpki;ca;help;export' {
            break
        }
        'evpki;ca;help;help' {
            break
        }
        'evpki;certificate' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue a certificate to a holder of ISO 15118, or to who signs')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Hand out a certificate of a holder of ISO 15118, or of who signs')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List certificates')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a certificate says, and whether it counts')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify a certificate as its peers would')
            [CompletionResult]::new('authorize', 'authorize', [CompletionResultType]::ParameterValue, 'Say whether who shows a certificate may do something')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Hold anybody''s certificate, chain, request or CRL against the rules')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke a certificate, for good')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Hold a certificate: it does not count until it is released')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Release a certificate that was held: it counts again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;certificate;issue' {
            [CompletionResult]::new('--csr', '--csr', [CompletionResultType]::ParameterName, 'A certification request that brings the key, `-` for stdin')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'The kind of key to make [default: as the profile says]')
            [CompletionResult]::new('--validity', '--validity', [CompletionResultType]::ParameterName, 'How long it is to be valid, such as 90d [default: as the profile says]')
            [CompletionResult]::new('--user-role', '--user-role', [CompletionResultType]::ParameterName, 'A role of users in which who signs may act; can be said more than once')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the chain to this file instead of stdout')
            [CompletionResult]::new('--key-out', '--key-out', [CompletionResultType]::ParameterName, 'Write the private key to this file, for your eyes alone: PKCS#8, in the clear')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Issue another certificate beside one that counts')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;export' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the chain to this file instead of stdout')
            [CompletionResult]::new('--key-out', '--key-out', [CompletionResultType]::ParameterName, 'Write the private key to this file, for your eyes alone: PKCS#8, in the clear')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;list' {
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'Only those that this authority signed')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only those of authorities, servers or chargers')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only those that are good, held or revoked')
            [CompletionResult]::new('--expires-within', '--expires-within', [CompletionResultType]::ParameterName, 'Only those that expire within this time, such as 30d')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--pem', '--pem', [CompletionResultType]::ParameterName, 'Print its PEM instead')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;verify' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Verify it as if one of these showed it [default: as what its issuer issues]')
            [CompletionResult]::new('--crl', '--crl', [CompletionResultType]::ParameterName, 'Ask the CRLs in this file, too')
            [CompletionResult]::new('--anchor', '--anchor', [CompletionResultType]::ParameterName, 'Trust the certificates in this file, and nothing of this PKI')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Verify it for this moment [default: now]')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'It has to name this host, as a charger asks of its CSMS (A00.FR.309)')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'It has to name this organization, as a CSMS asks of a charger (A00.FR.404)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;authorize' {
            [CompletionResult]::new('--party', '--party', [CompletionResultType]::ParameterName, 'Act as this party of OCPI')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'In this role, spelt as OCPI does [default: in any]')
            [CompletionResult]::new('--module', '--module', [CompletionResultType]::ParameterName, 'In this module, spelt as OCPI does')
            [CompletionResult]::new('--interface', '--interface', [CompletionResultType]::ParameterName, 'On this side of the module: sender, receiver, or both')
            [CompletionResult]::new('--station', '--station', [CompletionResultType]::ParameterName, 'Act as the charging station of this identity')
            [CompletionResult]::new('--serial-number', '--serial-number', [CompletionResultType]::ParameterName, 'With hardware of this serial number [default: of any]')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'In this environment: production, staging or test')
            [CompletionResult]::new('--crl', '--crl', [CompletionResultType]::ParameterName, 'Ask the CRLs in this file, too')
            [CompletionResult]::new('--anchor', '--anchor', [CompletionResultType]::ParameterName, 'Trust the certificates in this file, and nothing of this PKI')
            [CompletionResult]::new('--oid-arc', '--oid-arc', [CompletionResultType]::ParameterName, 'The OID arc of the metadata extensions, when it is not evpki''s')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer for this moment [default: now]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;lint' {
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'For whom it has to be right [default: for whom it seems to be]')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'What it is to be taken for [default: what it seems to be]')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'A file with certificates of issuers')
            [CompletionResult]::new('--oid-arc', '--oid-arc', [CompletionResultType]::ParameterName, 'The OID arc of the metadata extensions [default: that of the PKI, or evpki''s]')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Ask the clock for this moment [default: now]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the rules instead')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;revoke' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Those of its owner that were issued by this profile, such as cdr-sender')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why (RFC 5280, 5.3.1)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;hold' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Those of its owner that were issued by this profile, such as cdr-sender')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;release' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Those of its owner that were issued by this profile, such as cdr-sender')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;certificate;help' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue a certificate to a holder of ISO 15118, or to who signs')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Hand out a certificate of a holder of ISO 15118, or of who signs')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List certificates')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a certificate says, and whether it counts')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify a certificate as its peers would')
            [CompletionResult]::new('authorize', 'authorize', [CompletionResultType]::ParameterValue, 'Say whether who shows a certificate may do something')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Hold anybody''s certificate, chain, request or CRL against the rules')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke a certificate, for good')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Hold a certificate: it does not count until it is released')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Release a certificate that was held: it counts again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;certificate;help;issue' {
            break
        }
        'evpki;certificate;help;export' {
            break
        }
        'evpki;certificate;help;list' {
            break
        }
        'evpki;certificate;help;show' {
            break
        }
        'evpki;certificate;help;verify' {
            break
        }
        'evpki;certificate;help;authorize' {
            break
        }
        'evpki;certificate;help;lint' {
            break
        }
        'evpki;certificate;help;revoke' {
            break
        }
        'evpki;certificate;help;hold' {
            break
        }
        'evpki;certificate;help;release' {
            break
        }
        'evpki;certificate;help;help' {
            break
        }
        'evpki;crl' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Issue the CRLs that are due, and write all of them where they can be fetched')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;crl;publish' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'The directory to write to [default: crl in the home]')
            [CompletionResult]::new('--key-file', '--key-file', [CompletionResultType]::ParameterName, 'The private key of an authority, when it is not in the vault but offline')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Issue anew what is not due, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;crl;help' {
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Issue the CRLs that are due, and write all of them where they can be fetched')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;crl;help;publish' {
            break
        }
        'evpki;crl;help;help' {
            break
        }
        'evpki;profile' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of the PKI')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a profile as it is written')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check files that are to hold profiles')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;profile;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--shipped', '--shipped', [CompletionResultType]::ParameterName, 'Those that come with evpki, whatever PKI there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;profile;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--shipped', '--shipped', [CompletionResultType]::ParameterName, 'The one that comes with evpki, whatever the PKI has')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;profile;check' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;profile;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of the PKI')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a profile as it is written')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check files that are to hold profiles')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;profile;help;list' {
            break
        }
        'evpki;profile;help;show' {
            break
        }
        'evpki;profile;help;check' {
            break
        }
        'evpki;profile;help;help' {
            break
        }
        'evpki;hierarchy' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the hierarchies that come with evpki, and the PKI''s own')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the authorities of a hierarchy, and what each of them issues')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check files that are to hold hierarchies')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;hierarchy;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;hierarchy;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--yaml', '--yaml', [CompletionResultType]::ParameterName, 'As it is written, to be put into a file and changed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;hierarchy;check' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;hierarchy;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the hierarchies that come with evpki, and the PKI''s own')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the authorities of a hierarchy, and what each of them issues')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check files that are to hold hierarchies')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;hierarchy;help;list' {
            break
        }
        'evpki;hierarchy;help;show' {
            break
        }
        'evpki;hierarchy;help;check' {
            break
        }
        'evpki;hierarchy;help;help' {
            break
        }
        'evpki;audit' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what was done, the oldest first')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that no audit record was edited, removed, moved or added')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export the audit, with a signed head that can be kept elsewhere')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;audit;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only of this moment and later: 2026-11-21T05:51:00Z, 2026-11-21, or 7d ago')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'Only the last so many')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;audit;verify' {
            [CompletionResult]::new('--head', '--head', [CompletionResultType]::ParameterName, 'Hold the store against the heads in this file, as `evpki audit export` gave them')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;audit;export' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write it to this file, which only its owner may read')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
            [CompletionResult]::new('--head-only', '--head-only', [CompletionResultType]::ParameterName, 'Only the head')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;audit;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what was done, the oldest first')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that no audit record was edited, removed, moved or added')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export the audit, with a signed head that can be kept elsewhere')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;audit;help;list' {
            break
        }
        'evpki;audit;help;verify' {
            break
        }
        'evpki;audit;help;export' {
            break
        }
        'evpki;audit;help;help' {
            break
        }
        'evpki;store' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check that the store is whole')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Write a copy of the store, while others may go on working')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the store')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;store;check' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--without-vault', '--without-vault', [CompletionResultType]::ParameterName, 'Do not open the vault: keys, edited rows and the audit''s end go unchecked')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Complete or revoke what was left open, and tidy up; damage is never touched')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be repaired')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;store;backup' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;store;restore' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a store that is newer, or cannot be read any longer')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;store;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check that the store is whole')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Write a copy of the store, while others may go on working')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the store')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;store;help;check' {
            break
        }
        'evpki;store;help;backup' {
            break
        }
        'evpki;store;help;restore' {
            break
        }
        'evpki;store;help;help' {
            break
        }
        'evpki;bundle' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('device', 'device', [CompletionResultType]::ParameterValue, 'Write the bundle of a charger')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Write the bundle of a CSMS')
            [CompletionResult]::new('party', 'party', [CompletionResultType]::ParameterValue, 'Write the bundle of a party of OCPI')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a bundle holds, without its secrets')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that bundles are intact, and who made them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;bundle;device' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the charger]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the charger]')
            [CompletionResult]::new('--csms-url', '--csms-url', [CompletionResultType]::ParameterName, 'The URL of the CSMS [default: wss:// and its FQDN]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;bundle;server' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the CSMS]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the CSMS]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;bundle;party' {
            [CompletionResult]::new('--purpose', '--purpose', [CompletionResultType]::ParameterName, 'The client of this profile alone, such as cdr-sender')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The host name of its server, when it has several')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the party]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the party]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;bundle;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;bundle;verify' {
            [CompletionResult]::new('--pki', '--pki', [CompletionResultType]::ParameterName, 'Identifier of the PKI that must have made them, which ca show prints')
            [CompletionResult]::new('--anchor', '--anchor', [CompletionResultType]::ParameterName, 'Trust anchor of the PKI that must have made them: a certificate')
            [CompletionResult]::new('--signer', '--signer', [CompletionResultType]::ParameterName, 'SHA-256 of the public key that must have signed them')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;bundle;help' {
            [CompletionResult]::new('device', 'device', [CompletionResultType]::ParameterValue, 'Write the bundle of a charger')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Write the bundle of a CSMS')
            [CompletionResult]::new('party', 'party', [CompletionResultType]::ParameterValue, 'Write the bundle of a party of OCPI')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a bundle holds, without its secrets')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that bundles are intact, and who made them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;bundle;help;device' {
            break
        }
        'evpki;bundle;help;server' {
            break
        }
        'evpki;bundle;help;party' {
            break
        }
        'evpki;bundle;help;show' {
            break
        }
        'evpki;bundle;help;verify' {
            break
        }
        'evpki;bundle;help;help' {
            break
        }
        'evpki;password' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make the first passwords of chargers of security profiles 1 and 2')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace passwords of chargers: print the message to send to each')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending password in force: the charger took it')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Take a pending password back: the charger did not take it')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up the default password of a batch that no charger shows any more')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the passwords of a charger stand')
            [CompletionResult]::new('due', 'due', [CompletionResultType]::ParameterValue, 'List chargers whose passwords somebody has to see to')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Show or change how old passwords may become')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export what a CSMS stores to recognise passwords by')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;password;provision' {
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'The batch; without `--all`, its default password')
            [CompletionResult]::new('--value', '--value', [CompletionResultType]::ParameterName, 'Where the default password of the batch is, when the manufacturer has made it')
            [CompletionResult]::new('--generate', '--generate', [CompletionResultType]::ParameterName, 'What to make passwords of')
            [CompletionResult]::new('--length', '--length', [CompletionResultType]::ParameterName, 'How long to make them [default: 20; 40 of ocpp201 and ocpp21]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All chargers in use; with `--batch`, those of that batch')
            [CompletionResult]::new('--accept-weak', '--accept-weak', [CompletionResultType]::ParameterName, 'Take a default password that is easy to guess, even in production')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;rotate' {
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Those of this batch')
            [CompletionResult]::new('--generate', '--generate', [CompletionResultType]::ParameterName, 'What to make passwords of')
            [CompletionResult]::new('--length', '--length', [CompletionResultType]::ParameterName, 'How long to make them [default: 20; 40 of ocpp201 and ocpp21]')
            [CompletionResult]::new('--slot', '--slot', [CompletionResultType]::ParameterName, 'For OCPP 2.1: set the password by a network profile in this slot')
            [CompletionResult]::new('--active-slot', '--active-slot', [CompletionResultType]::ParameterName, 'A slot that the chargers connect by now, the foremost first [default: 1]')
            [CompletionResult]::new('--csms-url', '--csms-url', [CompletionResultType]::ParameterName, 'What the CSMS answers at [default: wss:// and the FQDN of the charger''s CSMS]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'Those whose password is due by `evpki password policy`')
            [CompletionResult]::new('--factory-default', '--factory-default', [CompletionResultType]::ParameterName, 'Those that show the default of their batch')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All that have a password')
            [CompletionResult]::new('--new', '--new', [CompletionResultType]::ParameterName, 'Make another password where one is pending')
            [CompletionResult]::new('--frame', '--frame', [CompletionResultType]::ParameterName, 'Print whole OCPP-J CALL frames, one a line, in the order of the chargers')
            [CompletionResult]::new('--sequence', '--sequence', [CompletionResultType]::ParameterName, 'The messages, too, that have the charger change over to the slot, and start anew')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;confirm' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'What the chargers answered, as JSON Lines; `-` for stdin')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--rebooted', '--rebooted', [CompletionResultType]::ParameterName, 'The chargers have come back: what waits for that counts, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;abort' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;retire' {
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'The batch')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;show' {
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'This version only')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--reveal', '--reveal', [CompletionResultType]::ParameterName, 'Show the password in force, and the pending one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'evpki;password;due' {
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'As due those older than this, whatever the policy says')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Those of this batch')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;policy' {
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'After how long a password is due, such as 180d; or `never`')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'How long before that it is due soon')
            [CompletionResult]::new('--pending', '--pending', [CompletionResultType]::ParameterName, 'How long one may be pending')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;export' {
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'By what it will be read')
            [CompletionResult]::new('--verifier', '--verifier', [CompletionResultType]::ParameterName, 'What to make of a password [default: what the layout''s reader understands]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Those of this batch only')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write them to this file, or directory, which only its owner may read')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many threads make verifiers [default: one for each core]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--skip-faulty', '--skip-faulty', [CompletionResultType]::ParameterName, 'Leave out passwords that cannot be exported as asked, and export all others')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;password;help' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make the first passwords of chargers of security profiles 1 and 2')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace passwords of chargers: print the message to send to each')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending password in force: the charger took it')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Take a pending password back: the charger did not take it')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up the default password of a batch that no charger shows any more')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the passwords of a charger stand')
            [CompletionResult]::new('due', 'due', [CompletionResultType]::ParameterValue, 'List chargers whose passwords somebody has to see to')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Show or change how old passwords may become')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export what a CSMS stores to recognise passwords by')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;password;help;provision' {
            break
        }
        'evpki;password;help;rotate' {
            break
        }
        'evpki;password;help;confirm' {
            break
        }
        'evpki;password;help;abort' {
            break
        }
        'evpki;password;help;retire' {
            break
        }
        'evpki;password;help;show' {
            break
        }
        'evpki;password;help;due' {
            break
        }
        'evpki;password;help;policy' {
            break
        }
        'evpki;password;help;export' {
            break
        }
        'evpki;password;help;help' {
            break
        }
        'evpki;token' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Make the first token that a peer shows, or take in the one that it has made')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace a token: make the next one, or take in the peer''s')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending token in force: it was used')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Give up a pending token: the one before stays in force')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up all tokens of a peer at once, such as when it is lost')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the tokens of a peer stand')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the peers of OCPI, and where the tokens exchanged with each stand')
            [CompletionResult]::new('peer', 'peer', [CompletionResultType]::ParameterValue, 'Say how a peer speaks OCPI: its version, and how tokens stand in headers')
            [CompletionResult]::new('credentials', 'credentials', [CompletionResultType]::ParameterValue, 'Print the credentials object that gives a peer its token')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export by what a server recognises the tokens that peers show')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;token;issue' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Which way it goes [default: inbound; with --value, outbound]')
            [CompletionResult]::new('--value', '--value', [CompletionResultType]::ParameterName, 'Where the token is, when somebody else has made it')
            [CompletionResult]::new('--ocpi-version', '--ocpi-version', [CompletionResultType]::ParameterName, 'The version of OCPI spoken with it: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: 2.2.1]')
            [CompletionResult]::new('--token-encoding', '--token-encoding', [CompletionResultType]::ParameterName, 'How tokens stand in headers [default: as the version has it]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;rotate' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Which way it goes [default: inbound; with --value, outbound]')
            [CompletionResult]::new('--value', '--value', [CompletionResultType]::ParameterName, 'Where the token is, when somebody else has made it')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--new', '--new', [CompletionResultType]::ParameterName, 'Give up the one that is pending for another')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;confirm' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows it; outbound: we do [default: what is pending]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;abort' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows it; outbound: we do [default: what is pending]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;retire' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows it; outbound: we do [default: what is pending]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;show' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows it; outbound: we do [default: both]')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'This version only')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--reveal', '--reveal', [CompletionResultType]::ParameterName, 'Show those in force and those pending')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Print the header of a request, by default with the outbound one in force')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'evpki;token;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;peer' {
            [CompletionResult]::new('--ocpi-version', '--ocpi-version', [CompletionResultType]::ParameterName, 'The version of OCPI: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: as before]')
            [CompletionResult]::new('--token-encoding', '--token-encoding', [CompletionResultType]::ParameterName, 'How tokens stand in headers [default: as before, or as another version has it]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;credentials' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Where your versions are')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A party that you speak for, with its roles, as DE*XYZ:CPO,EMSP')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;export' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write them to this file, which only its owner may read')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--values', '--values', [CompletionResultType]::ParameterName, 'Export the outbound tokens too, as they are')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;token;help' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Make the first token that a peer shows, or take in the one that it has made')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace a token: make the next one, or take in the peer''s')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending token in force: it was used')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Give up a pending token: the one before stays in force')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up all tokens of a peer at once, such as when it is lost')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the tokens of a peer stand')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the peers of OCPI, and where the tokens exchanged with each stand')
            [CompletionResult]::new('peer', 'peer', [CompletionResultType]::ParameterValue, 'Say how a peer speaks OCPI: its version, and how tokens stand in headers')
            [CompletionResult]::new('credentials', 'credentials', [CompletionResultType]::ParameterValue, 'Print the credentials object that gives a peer its token')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export by what a server recognises the tokens that peers show')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;token;help;issue' {
            break
        }
        'evpki;token;help;rotate' {
            break
        }
        'evpki;token;help;confirm' {
            break
        }
        'evpki;token;help;abort' {
            break
        }
        'evpki;token;help;retire' {
            break
        }
        'evpki;token;help;show' {
            break
        }
        'evpki;token;help;list' {
            break
        }
        'evpki;token;help;peer' {
            break
        }
        'evpki;token;help;credentials' {
            break
        }
        'evpki;token;help;export' {
            break
        }
        'evpki;token;help;help' {
            break
        }
        'evpki;totp' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make the shared secret of the codes that a peer shows, or take in its own')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace a shared secret: make the next one, or take it in')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending TOTP in force: its codes were taken')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Give up a pending TOTP: the one before stays in force')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up all TOTPs of a peer at once, such as when it is lost')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the TOTPs of a peer stand')
            [CompletionResult]::new('code', 'code', [CompletionResultType]::ParameterValue, 'Print the code of now')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a code that a peer showed')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the totpConfig that a peer, or a server, makes and checks codes by')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;totp;provision' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Which way codes go [default: inbound; with --from, outbound]')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The totpConfig that somebody else has made, `-` for stdin')
            [CompletionResult]::new('--validity', '--validity', [CompletionResultType]::ParameterName, 'How many seconds a code counts [default: as before, at first 30]')
            [CompletionResult]::new('--length', '--length', [CompletionResultType]::ParameterName, 'How many characters a code has, 4 to 255 [default: as before, at first 12]')
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The hash of the HMAC [default: as before, at first sha256]')
            [CompletionResult]::new('--alphabet', '--alphabet', [CompletionResultType]::ParameterName, 'What codes are made of [default: as before, at first digits and letters]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--exporter', '--exporter', [CompletionResultType]::ParameterName, 'Bind codes to the TLS 1.3 session that they are shown in, by exporter material')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;rotate' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Which way codes go [default: inbound; with --from, outbound]')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The totpConfig that somebody else has made, `-` for stdin')
            [CompletionResult]::new('--validity', '--validity', [CompletionResultType]::ParameterName, 'How many seconds a code counts [default: as before, at first 30]')
            [CompletionResult]::new('--length', '--length', [CompletionResultType]::ParameterName, 'How many characters a code has, 4 to 255 [default: as before, at first 12]')
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The hash of the HMAC [default: as before, at first sha256]')
            [CompletionResult]::new('--alphabet', '--alphabet', [CompletionResultType]::ParameterName, 'What codes are made of [default: as before, at first digits and letters]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--exporter', '--exporter', [CompletionResultType]::ParameterName, 'Bind codes to the TLS 1.3 session that they are shown in, by exporter material')
            [CompletionResult]::new('--new', '--new', [CompletionResultType]::ParameterName, 'Give up the one that is pending for another')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;confirm' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows it; outbound: we do [default: what is pending]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;abort' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows it; outbound: we do [default: what is pending]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;retire' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows it; outbound: we do [default: what is pending]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--reveal', '--reveal', [CompletionResultType]::ParameterName, 'Show what was agreed on, and the shared secrets')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;code' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows codes; outbound: we do [default: outbound]')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Print a whole header of HTTP')
            [CompletionResult]::new('--login', '--login', [CompletionResultType]::ParameterName, 'The name under which the peer knows the TOTP')
            [CompletionResult]::new('--exporter-material', '--exporter-material', [CompletionResultType]::ParameterName, 'The file with the exporter material of the TLS session, in hexadecimal')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--pending', '--pending', [CompletionResultType]::ParameterName, 'By the TOTP that is pending')
            [CompletionResult]::new('--windows', '--windows', [CompletionResultType]::ParameterName, 'Print the code before and the next one too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;verify' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows codes; outbound: we do [default: inbound]')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Where the code is [default: stdin]')
            [CompletionResult]::new('--exporter-material', '--exporter-material', [CompletionResultType]::ParameterName, 'The file with the exporter material of the TLS session, in hexadecimal')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Take each code once: refuse it, and those of earlier slots, from then on')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;export' {
            [CompletionResult]::new('--direction', '--direction', [CompletionResultType]::ParameterName, 'Inbound: the peer shows codes; outbound: we do [default: inbound]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write it to this file, which only its owner may read')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;totp;help' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make the shared secret of the codes that a peer shows, or take in its own')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace a shared secret: make the next one, or take it in')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending TOTP in force: its codes were taken')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Give up a pending TOTP: the one before stays in force')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up all TOTPs of a peer at once, such as when it is lost')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the TOTPs of a peer stand')
            [CompletionResult]::new('code', 'code', [CompletionResultType]::ParameterValue, 'Print the code of now')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a code that a peer showed')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the totpConfig that a peer, or a server, makes and checks codes by')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;totp;help;provision' {
            break
        }
        'evpki;totp;help;rotate' {
            break
        }
        'evpki;totp;help;confirm' {
            break
        }
        'evpki;totp;help;abort' {
            break
        }
        'evpki;totp;help;retire' {
            break
        }
        'evpki;totp;help;show' {
            break
        }
        'evpki;totp;help;code' {
            break
        }
        'evpki;totp;help;verify' {
            break
        }
        'evpki;totp;help;export' {
            break
        }
        'evpki;totp;help;help' {
            break
        }
        'evpki;vault' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say how the vault can be opened')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Have the keyring of this account open the vault from now on')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Take the vault''s key out of the keyring of this account')
            [CompletionResult]::new('auto-lock', 'auto-lock', [CompletionResultType]::ParameterValue, 'Decide for how long `vault unlock` opens the vault')
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Change the passphrase of the vault')
            [CompletionResult]::new('rekey', 'rekey', [CompletionResultType]::ParameterValue, 'Give the vault a new master key, and seal everything under it')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('slots', 'slots', [CompletionResultType]::ParameterValue, 'Add, list and remove the ways to open the vault')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;vault;status' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;unlock' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For how long, such as 30m, 8h or 2d [default: see `vault auto-lock`]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;lock' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;auto-lock' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;passphrase' {
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Whose passphrase, by the label of its slot [default: that of the old one]')
            [CompletionResult]::new('--new-passphrase', '--new-passphrase', [CompletionResultType]::ParameterName, 'Where the new passphrase is [default: asked for, twice]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--kdf-high', '--kdf-high', [CompletionResultType]::ParameterName, 'Harden it with 2 GiB of memory [default: as the old one]')
            [CompletionResult]::new('--kdf-standard', '--kdf-standard', [CompletionResultType]::ParameterName, 'Harden it with 64 MiB of memory, even if the old one had 2 GiB')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;rekey' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;recovery' {
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'What to call it [default: recovery, recovery-2 and so on]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the code to this file, which only its owner may read, and do not show it')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;slots' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a way to open the vault')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the ways to open the vault')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a way to open the vault')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;vault;slots;add' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Add a passphrase beside the others, such as somebody else''s')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('key-file', 'key-file', [CompletionResultType]::ParameterValue, 'Make a key file, which opens the vault by itself')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;vault;slots;add;passphrase' {
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Whose it is')
            [CompletionResult]::new('--new-passphrase', '--new-passphrase', [CompletionResultType]::ParameterName, 'Where the new passphrase is [default: asked for, twice]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--kdf-high', '--kdf-high', [CompletionResultType]::ParameterName, 'Harden it with 2 GiB of memory instead of 64 MiB')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;slots;add;recovery' {
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'What to call it [default: recovery, recovery-2 and so on]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the code to this file, which only its owner may read, and do not show it')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;slots;add;key-file' {
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'What to call it [default: the name of the file]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;slots;add;help' {
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Add a passphrase beside the others, such as somebody else''s')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('key-file', 'key-file', [CompletionResultType]::ParameterValue, 'Make a key file, which opens the vault by itself')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;vault;slots;add;help;passphrase' {
            break
        }
        'evpki;vault;slots;add;help;recovery' {
            break
        }
        'evpki;vault;slots;add;help;key-file' {
            break
        }
        'evpki;vault;slots;add;help;help' {
            break
        }
        'evpki;vault;slots;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;slots;remove' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;vault;slots;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a way to open the vault')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the ways to open the vault')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a way to open the vault')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;vault;slots;help;add' {
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Add a passphrase beside the others, such as somebody else''s')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('key-file', 'key-file', [CompletionResultType]::ParameterValue, 'Make a key file, which opens the vault by itself')
            break
        }
        'evpki;vault;slots;help;add;passphrase' {
            break
        }
        'evpki;vault;slots;help;add;recovery' {
            break
        }
        'evpki;vault;slots;help;add;key-file' {
            break
        }
        'evpki;vault;slots;help;list' {
            break
        }
        'evpki;vault;slots;help;remove' {
            break
        }
        'evpki;vault;slots;help;help' {
            break
        }
        'evpki;vault;help' {
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say how the vault can be opened')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Have the keyring of this account open the vault from now on')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Take the vault''s key out of the keyring of this account')
            [CompletionResult]::new('auto-lock', 'auto-lock', [CompletionResultType]::ParameterValue, 'Decide for how long `vault unlock` opens the vault')
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Change the passphrase of the vault')
            [CompletionResult]::new('rekey', 'rekey', [CompletionResultType]::ParameterValue, 'Give the vault a new master key, and seal everything under it')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('slots', 'slots', [CompletionResultType]::ParameterValue, 'Add, list and remove the ways to open the vault')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;vault;help;status' {
            break
        }
        'evpki;vault;help;unlock' {
            break
        }
        'evpki;vault;help;lock' {
            break
        }
        'evpki;vault;help;auto-lock' {
            break
        }
        'evpki;vault;help;passphrase' {
            break
        }
        'evpki;vault;help;rekey' {
            break
        }
        'evpki;vault;help;recovery' {
            break
        }
        'evpki;vault;help;slots' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a way to open the vault')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the ways to open the vault')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a way to open the vault')
            break
        }
        'evpki;vault;help;slots;add' {
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Add a passphrase beside the others, such as somebody else''s')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('key-file', 'key-file', [CompletionResultType]::ParameterValue, 'Make a key file, which opens the vault by itself')
            break
        }
        'evpki;vault;help;slots;add;passphrase' {
            break
        }
        'evpki;vault;help;slots;add;recovery' {
            break
        }
        'evpki;vault;help;slots;add;key-file' {
            break
        }
        'evpki;vault;help;slots;list' {
            break
        }
        'evpki;vault;help;slots;remove' {
            break
        }
        'evpki;vault;help;help' {
            break
        }
        'evpki;status' {
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Tell of what ends within this time')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--metrics', '--metrics', [CompletionResultType]::ParameterName, 'Say it in numbers, in the text format of Prometheus')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;completions' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;man' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Where the PKI is kept [default: the platform''s data directory]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'The file whose first line is the passphrase, `-` for stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON: one object, or one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but data and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say first where the PKI is kept, and in whose name the audit will take it down')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking back')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask anything; fail instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'evpki;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Found a PKI')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Make a whole test PKI to look at')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Give a CSMS its certificates')
            [CompletionResult]::new('charger', 'charger', [CompletionResultType]::ParameterValue, 'Register chargers, give them certificates, take them out of service')
            [CompletionResult]::new('party', 'party', [CompletionResultType]::ParameterValue, 'Give parties of OCPI their certificates, and list them')
            [CompletionResult]::new('ca', 'ca', [CompletionResultType]::ParameterValue, 'Look at the authorities of the PKI, and give their certificates to peers')
            [CompletionResult]::new('certificate', 'certificate', [CompletionResultType]::ParameterValue, 'Look at certificates, verify them, take them back, give some out')
            [CompletionResult]::new('crl', 'crl', [CompletionResultType]::ParameterValue, 'Issue and publish revocation lists')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Look at what certificates may look like, and check profiles of your own')
            [CompletionResult]::new('hierarchy', 'hierarchy', [CompletionResultType]::ParameterValue, 'Look at which authorities there may be, and check hierarchies of your own')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'See what was done, by whom, and whether the record of it is whole')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Check the store, copy it, take a copy back')
            [CompletionResult]::new('bundle', 'bundle', [CompletionResultType]::ParameterValue, 'Write and read what a charger, a CSMS or a party of OCPI receives')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Make, replace and show passwords of chargers')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Exchange credentials tokens with peers of OCPI')
            [CompletionResult]::new('totp', 'totp', [CompletionResultType]::ParameterValue, 'Agree on time-based codes with peers of OCPI, make and check them')
            [CompletionResult]::new('vault', 'vault', [CompletionResultType]::ParameterValue, 'Open and close the vault, and change its passphrase')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say what needs attention')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the script that makes a shell complete evpki''s command lines')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual pages into a directory')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'evpki;help;init' {
            break
        }
        'evpki;help;demo' {
            break
        }
        'evpki;help;server' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue the certificates of a CSMS')
            break
        }
        'evpki;help;server;issue' {
            break
        }
        'evpki;help;charger' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Provision the chargers of a manifest')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'Serve chargers one by one, by barcode scanner')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Register a charger')
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue the certificate of a charger')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a charger')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the chargers in use')
            [CompletionResult]::new('decommission', 'decommission', [CompletionResultType]::ParameterValue, 'Take a charger out of service')
            break
        }
        'evpki;help;charger;provision' {
            break
        }
        'evpki;help;charger;scan' {
            break
        }
        'evpki;help;charger;add' {
            break
        }
        'evpki;help;charger;issue' {
            break
        }
        'evpki;help;charger;show' {
            break
        }
        'evpki;help;charger;list' {
            break
        }
        'evpki;help;charger;decommission' {
            break
        }
        'evpki;help;party' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue a certificate to a party of OCPI')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the parties of OCPI that have certificates')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a party of OCPI: its certificates by purpose, and whom they speak for')
            break
        }
        'evpki;help;party;issue' {
            break
        }
        'evpki;help;party;list' {
            break
        }
        'evpki;help;party;show' {
            break
        }
        'evpki;help;ca' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the authorities, each after the one above it')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an authority: its certificate, its key, its CRL, what it has issued')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Give an authority''s certificate to peers')
            break
        }
        'evpki;help;ca;list' {
            break
        }
        'evpki;help;ca;show' {
            break
        }
        'evpki;help;ca;export' {
            break
        }
        'evpki;help;certificate' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Issue a certificate to a holder of ISO 15118, or to who signs')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Hand out a certificate of a holder of ISO 15118, or of who signs')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List certificates')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a certificate says, and whether it counts')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify a certificate as its peers would')
            [CompletionResult]::new('authorize', 'authorize', [CompletionResultType]::ParameterValue, 'Say whether who shows a certificate may do something')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Hold anybody''s certificate, chain, request or CRL against the rules')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke a certificate, for good')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Hold a certificate: it does not count until it is released')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Release a certificate that was held: it counts again')
            break
        }
        'evpki;help;certificate;issue' {
            break
        }
        'evpki;help;certificate;export' {
            break
        }
        'evpki;help;certificate;list' {
            break
        }
        'evpki;help;certificate;show' {
            break
        }
        'evpki;help;certificate;verify' {
            break
        }
        'evpki;help;certificate;authorize' {
            break
        }
        'evpki;help;certificate;lint' {
            break
        }
        'evpki;help;certificate;revoke' {
            break
        }
        'evpki;help;certificate;hold' {
            break
        }
        'evpki;help;certificate;release' {
            break
        }
        'evpki;help;crl' {
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Issue the CRLs that are due, and write all of them where they can be fetched')
            break
        }
        'evpki;help;crl;publish' {
            break
        }
        'evpki;help;profile' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of the PKI')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a profile as it is written')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check files that are to hold profiles')
            break
        }
        'evpki;help;profile;list' {
            break
        }
        'evpki;help;profile;show' {
            break
        }
        'evpki;help;profile;check' {
            break
        }
        'evpki;help;hierarchy' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the hierarchies that come with evpki, and the PKI''s own')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the authorities of a hierarchy, and what each of them issues')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check files that are to hold hierarchies')
            break
        }
        'evpki;help;hierarchy;list' {
            break
        }
        'evpki;help;hierarchy;show' {
            break
        }
        'evpki;help;hierarchy;check' {
            break
        }
        'evpki;help;audit' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what was done, the oldest first')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that no audit record was edited, removed, moved or added')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export the audit, with a signed head that can be kept elsewhere')
            break
        }
        'evpki;help;audit;list' {
            break
        }
        'evpki;help;audit;verify' {
            break
        }
        'evpki;help;audit;export' {
            break
        }
        'evpki;help;store' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check that the store is whole')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Write a copy of the store, while others may go on working')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the store')
            break
        }
        'evpki;help;store;check' {
            break
        }
        'evpki;help;store;backup' {
            break
        }
        'evpki;help;store;restore' {
            break
        }
        'evpki;help;bundle' {
            [CompletionResult]::new('device', 'device', [CompletionResultType]::ParameterValue, 'Write the bundle of a charger')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Write the bundle of a CSMS')
            [CompletionResult]::new('party', 'party', [CompletionResultType]::ParameterValue, 'Write the bundle of a party of OCPI')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a bundle holds, without its secrets')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that bundles are intact, and who made them')
            break
        }
        'evpki;help;bundle;device' {
            break
        }
        'evpki;help;bundle;server' {
            break
        }
        'evpki;help;bundle;party' {
            break
        }
        'evpki;help;bundle;show' {
            break
        }
        'evpki;help;bundle;verify' {
            break
        }
        'evpki;help;password' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make the first passwords of chargers of security profiles 1 and 2')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace passwords of chargers: print the message to send to each')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending password in force: the charger took it')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Take a pending password back: the charger did not take it')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up the default password of a batch that no charger shows any more')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the passwords of a charger stand')
            [CompletionResult]::new('due', 'due', [CompletionResultType]::ParameterValue, 'List chargers whose passwords somebody has to see to')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Show or change how old passwords may become')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export what a CSMS stores to recognise passwords by')
            break
        }
        'evpki;help;password;provision' {
            break
        }
        'evpki;help;password;rotate' {
            break
        }
        'evpki;help;password;confirm' {
            break
        }
        'evpki;help;password;abort' {
            break
        }
        'evpki;help;password;retire' {
            break
        }
        'evpki;help;password;show' {
            break
        }
        'evpki;help;password;due' {
            break
        }
        'evpki;help;password;policy' {
            break
        }
        'evpki;help;password;export' {
            break
        }
        'evpki;help;token' {
            [CompletionResult]::new('issue', 'issue', [CompletionResultType]::ParameterValue, 'Make the first token that a peer shows, or take in the one that it has made')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace a token: make the next one, or take in the peer''s')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending token in force: it was used')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Give up a pending token: the one before stays in force')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up all tokens of a peer at once, such as when it is lost')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the tokens of a peer stand')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the peers of OCPI, and where the tokens exchanged with each stand')
            [CompletionResult]::new('peer', 'peer', [CompletionResultType]::ParameterValue, 'Say how a peer speaks OCPI: its version, and how tokens stand in headers')
            [CompletionResult]::new('credentials', 'credentials', [CompletionResultType]::ParameterValue, 'Print the credentials object that gives a peer its token')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export by what a server recognises the tokens that peers show')
            break
        }
        'evpki;help;token;issue' {
            break
        }
        'evpki;help;token;rotate' {
            break
        }
        'evpki;help;token;confirm' {
            break
        }
        'evpki;help;token;abort' {
            break
        }
        'evpki;help;token;retire' {
            break
        }
        'evpki;help;token;show' {
            break
        }
        'evpki;help;token;list' {
            break
        }
        'evpki;help;token;peer' {
            break
        }
        'evpki;help;token;credentials' {
            break
        }
        'evpki;help;token;export' {
            break
        }
        'evpki;help;totp' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make the shared secret of the codes that a peer shows, or take in its own')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Begin to replace a shared secret: make the next one, or take it in')
            [CompletionResult]::new('confirm', 'confirm', [CompletionResultType]::ParameterValue, 'Put a pending TOTP in force: its codes were taken')
            [CompletionResult]::new('abort', 'abort', [CompletionResultType]::ParameterValue, 'Give up a pending TOTP: the one before stays in force')
            [CompletionResult]::new('retire', 'retire', [CompletionResultType]::ParameterValue, 'Give up all TOTPs of a peer at once, such as when it is lost')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the TOTPs of a peer stand')
            [CompletionResult]::new('code', 'code', [CompletionResultType]::ParameterValue, 'Print the code of now')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a code that a peer showed')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the totpConfig that a peer, or a server, makes and checks codes by')
            break
        }
        'evpki;help;totp;provision' {
            break
        }
        'evpki;help;totp;rotate' {
            break
        }
        'evpki;help;totp;confirm' {
            break
        }
        'evpki;help;totp;abort' {
            break
        }
        'evpki;help;totp;retire' {
            break
        }
        'evpki;help;totp;show' {
            break
        }
        'evpki;help;totp;code' {
            break
        }
        'evpki;help;totp;verify' {
            break
        }
        'evpki;help;totp;export' {
            break
        }
        'evpki;help;vault' {
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say how the vault can be opened')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Have the keyring of this account open the vault from now on')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Take the vault''s key out of the keyring of this account')
            [CompletionResult]::new('auto-lock', 'auto-lock', [CompletionResultType]::ParameterValue, 'Decide for how long `vault unlock` opens the vault')
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Change the passphrase of the vault')
            [CompletionResult]::new('rekey', 'rekey', [CompletionResultType]::ParameterValue, 'Give the vault a new master key, and seal everything under it')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('slots', 'slots', [CompletionResultType]::ParameterValue, 'Add, list and remove the ways to open the vault')
            break
        }
        'evpki;help;vault;status' {
            break
        }
        'evpki;help;vault;unlock' {
            break
        }
        'evpki;help;vault;lock' {
            break
        }
        'evpki;help;vault;auto-lock' {
            break
        }
        'evpki;help;vault;passphrase' {
            break
        }
        'evpki;help;vault;rekey' {
            break
        }
        'evpki;help;vault;recovery' {
            break
        }
        'evpki;help;vault;slots' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a way to open the vault')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the ways to open the vault')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a way to open the vault')
            break
        }
        'evpki;help;vault;slots;add' {
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Add a passphrase beside the others, such as somebody else''s')
            [CompletionResult]::new('recovery', 'recovery', [CompletionResultType]::ParameterValue, 'Make a recovery code: what opens the vault when the passphrase is forgotten')
            [CompletionResult]::new('key-file', 'key-file', [CompletionResultType]::ParameterValue, 'Make a key file, which opens the vault by itself')
            break
        }
        'evpki;help;vault;slots;add;passphrase' {
            break
        }
        'evpki;help;vault;slots;add;recovery' {
            break
        }
        'evpki;help;vault;slots;add;key-file' {
            break
        }
        'evpki;help;vault;slots;list' {
            break
        }
        'evpki;help;vault;slots;remove' {
            break
        }
        'evpki;help;status' {
            break
        }
        'evpki;help;completions' {
            break
        }
        'evpki;help;man' {
            break
        }
        'evpki;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
