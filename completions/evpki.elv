
use builtin;
use str;

set edit:completion:arg-completer[evpki] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'evpki'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'evpki'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand init 'Found a PKI'
            cand demo 'Make a whole test PKI to look at'
            cand server 'Give a CSMS its certificates'
            cand charger 'Register chargers, give them certificates, take them out of service'
            cand party 'Give parties of OCPI their certificates, and list them'
            cand ca 'Look at the authorities of the PKI, and give their certificates to peers'
            cand certificate 'Look at certificates, verify them, take them back, give some out'
            cand crl 'Issue and publish revocation lists'
            cand profile 'Look at what certificates may look like, and check profiles of your own'
            cand hierarchy 'Look at which authorities there may be, and check hierarchies of your own'
            cand audit 'See what was done, by whom, and whether the record of it is whole'
            cand store 'Check the store, copy it, take a copy back'
            cand bundle 'Write and read what a charger, a CSMS or a party of OCPI receives'
            cand password 'Make, replace and show passwords of chargers'
            cand token 'Exchange credentials tokens with peers of OCPI'
            cand totp 'Agree on time-based codes with peers of OCPI, make and check them'
            cand vault 'Open and close the vault, and change its passphrase'
            cand status 'Say what needs attention'
            cand completions 'Print the script that makes a shell complete evpki''s command lines'
            cand man 'Write the manual pages into a directory'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;init'= {
            cand --organization 'The organization that owns the PKI: the O of every certificate (A00.FR.509)'
            cand --country 'The country of the organization: two letters'
            cand --environment 'What the PKI is for, said by every certificate: production, staging or test'
            cand --hierarchy 'The hierarchy of authorities: the name of a shipped one, or a file'
            cand --root-out 'Keep the root''s private key in this file, under the passphrase, not in the vault'
            cand --publication-url 'Where CRLs and CAs'' certificates will be published, for certificates to say'
            cand --ocsp-url 'Where an OCSP responder will answer, for certificates to say'
            cand --oid-arc 'Your own OID arc for the metadata extensions, in place of evpki''s'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --kdf-high 'Harden the passphrase with 2 GiB of memory instead of 64 MiB'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;demo'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --negative 'Make certificates that must be refused, with good ones beside them'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;server'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand issue 'Issue the certificates of a CSMS'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;server;issue'= {
            cand --dns 'A further host name that it answers to; can be said more than once'
            cand --key-type 'The kind of key to make [default: as the profile says]'
            cand --with-rsa 'A second certificate, with an RSA key'
            cand --csr 'A certification request that brings the key, `-` for stdin'
            cand --validity 'How long it is to be valid, such as 90d [default: as the profile says]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --again 'Issue another certificate beside one that counts'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;server;help'= {
            cand issue 'Issue the certificates of a CSMS'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;server;help;issue'= {
        }
        &'evpki;server;help;help'= {
        }
        &'evpki;charger'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand provision 'Provision the chargers of a manifest'
            cand scan 'Serve chargers one by one, by barcode scanner'
            cand add 'Register a charger'
            cand issue 'Issue the certificate of a charger'
            cand show 'Show a charger'
            cand list 'List the chargers in use'
            cand decommission 'Take a charger out of service'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;charger;provision'= {
            cand --bundles 'Write the bundle of each charger into a directory of its own, in this one'
            cand --archive 'Write the bundles of all of them into one .zip, .tar.gz or .tar.zst'
            cand --report 'Write down what became of each charger: FILE.csv or FILE.jsonl'
            cand --jobs 'How many threads make keys and sign [default: one for each core]'
            cand --csms-url 'The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]'
            cand --security-profile 'The security profile of those without one in the manifest'
            cand --ocpp-version 'The OCPP version of those without one in the manifest'
            cand --key-type 'The key type of those without one in the manifest [default: as the profile says]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --dry-run 'Look what would be done, and do nothing'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;charger;scan'= {
            cand --bundles 'Write the bundle of each charger into a directory of its own, in this one'
            cand --csms-url 'The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]'
            cand --labels 'Write the label of each charger into this directory'
            cand --label-format 'What to write labels as'
            cand --dpi 'How many dots an inch a PNG has, from 72 to 1200'
            cand --template 'Make labels by this SVG, with `{{ station_id }}` and the like in it'
            cand --bell 'When to sound the bell for what is refused'
            cand --station-id 'Register new chargers under this, with `{serial_number}` in it'
            cand --serial-number-pattern 'What their serial numbers look like: a regular expression for the whole of it'
            cand --vendor 'Who made it'
            cand --model 'What its maker calls it'
            cand --security-profile 'How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate'
            cand --ocpp-version 'The OCPP version that it speaks: 1.6, 2.0.1 or 2.1'
            cand --csms 'The CSMS that it connects to, when there is more than one'
            cand --batch 'The batch that it was made in'
            cand --key-type 'The kind of its key pair [default: as the profile of its certificates says]'
            cand --default-password-batch 'The batch whose default password it leaves the factory with'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --with-password 'Show the password on the label, which is a secret then'
            cand --replace 'Replace labels that say something else'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;charger;add'= {
            cand --serial-number 'The serial number of its hardware: its certificate''s common name (A00.FR.511)'
            cand --vendor 'Who made it'
            cand --model 'What its maker calls it'
            cand --security-profile 'How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate'
            cand --ocpp-version 'The OCPP version that it speaks: 1.6, 2.0.1 or 2.1'
            cand --csms 'The CSMS that it connects to, when there is more than one'
            cand --batch 'The batch that it was made in'
            cand --key-type 'The kind of its key pair [default: as the profile of its certificates says]'
            cand --default-password-batch 'The batch whose default password it leaves the factory with'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;charger;issue'= {
            cand --csr 'A certification request that brings the key, `-` for stdin'
            cand --validity 'How long it is to be valid, such as 90d [default: as the profile says]'
            cand --key-type 'The kind of key to make [default: as the charger was registered]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --again 'Issue another certificate beside one that counts'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;charger;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;charger;list'= {
            cand --batch 'Those of this batch'
            cand --security-profile 'Those of this security profile'
            cand --prefix 'Those whose station id begins so'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --all 'Those that are decommissioned, too'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;charger;decommission'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;charger;help'= {
            cand provision 'Provision the chargers of a manifest'
            cand scan 'Serve chargers one by one, by barcode scanner'
            cand add 'Register a charger'
            cand issue 'Issue the certificate of a charger'
            cand show 'Show a charger'
            cand list 'List the chargers in use'
            cand decommission 'Take a charger out of service'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;charger;help;provision'= {
        }
        &'evpki;charger;help;scan'= {
        }
        &'evpki;charger;help;add'= {
        }
        &'evpki;charger;help;issue'= {
        }
        &'evpki;charger;help;show'= {
        }
        &'evpki;charger;help;list'= {
        }
        &'evpki;charger;help;decommission'= {
        }
        &'evpki;charger;help;help'= {
        }
        &'evpki;party'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand issue 'Issue a certificate to a party of OCPI'
            cand list 'List the parties of OCPI that have certificates'
            cand show 'Show a party of OCPI: its certificates by purpose, and whom they speak for'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;party;issue'= {
            cand --role 'A role of it, such as CPO or EMSP; can be said more than once'
            cand --module 'A module that is open to it, such as cdrs:sender [default: all]'
            cand --also 'A further party of the same platform, as PARTY:ROLE,…/MODULE,…'
            cand --ocpi-version 'The version of OCPI whose roles and modules they are: 2.1.1, 2.2, 2.2.1 or 2.3.0'
            cand --server 'The host name of a server that it is for'
            cand --dns 'A further host name that the server answers to; can be said more than once'
            cand --purpose 'What it is for: a profile, such as cdr-sender [default: client or server]'
            cand --csr 'A certification request that brings the key, `-` for stdin'
            cand --key-type 'The kind of key to make [default: as the profile says]'
            cand --validity 'How long it is to be valid, such as 90d [default: as the profile says]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --again 'Issue another certificate beside one that counts'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;party;list'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;party;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;party;help'= {
            cand issue 'Issue a certificate to a party of OCPI'
            cand list 'List the parties of OCPI that have certificates'
            cand show 'Show a party of OCPI: its certificates by purpose, and whom they speak for'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;party;help;issue'= {
        }
        &'evpki;party;help;list'= {
        }
        &'evpki;party;help;show'= {
        }
        &'evpki;party;help;help'= {
        }
        &'evpki;ca'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the authorities, each after the one above it'
            cand show 'Show an authority: its certificate, its key, its CRL, what it has issued'
            cand export 'Give an authority''s certificate to peers'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;ca;list'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;ca;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;ca;export'= {
            cand --out 'Write it to this file'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --chain 'With the certificates above it, the root''s included'
            cand --anchor 'What it signed for itself, for peers who are to trust it and not the root'
            cand --der 'As DER instead of PEM'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;ca;help'= {
            cand list 'List the authorities, each after the one above it'
            cand show 'Show an authority: its certificate, its key, its CRL, what it has issued'
            cand export 'Give an authority''s certificate to peers'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;ca;help;list'= {
        }
        &'evpki;ca;help;show'= {
        }
        &'evpki;ca;help;export'= {
        }
        &'evpki;ca;help;help'= {
        }
        &'evpki;certificate'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand issue 'Issue a certificate to a holder of ISO 15118, or to who signs'
            cand export 'Hand out a certificate of a holder of ISO 15118, or of who signs'
            cand list 'List certificates'
            cand show 'Show what a certificate says, and whether it counts'
            cand verify 'Verify a certificate as its peers would'
            cand authorize 'Say whether who shows a certificate may do something'
            cand lint 'Hold anybody''s certificate, chain, request or CRL against the rules'
            cand revoke 'Revoke a certificate, for good'
            cand hold 'Hold a certificate: it does not count until it is released'
            cand release 'Release a certificate that was held: it counts again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;certificate;issue'= {
            cand --csr 'A certification request that brings the key, `-` for stdin'
            cand --key-type 'The kind of key to make [default: as the profile says]'
            cand --validity 'How long it is to be valid, such as 90d [default: as the profile says]'
            cand --user-role 'A role of users in which who signs may act; can be said more than once'
            cand --out 'Write the chain to this file instead of stdout'
            cand --key-out 'Write the private key to this file, for your eyes alone: PKCS#8, in the clear'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --again 'Issue another certificate beside one that counts'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;export'= {
            cand --out 'Write the chain to this file instead of stdout'
            cand --key-out 'Write the private key to this file, for your eyes alone: PKCS#8, in the clear'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;list'= {
            cand --issuer 'Only those that this authority signed'
            cand --kind 'Only those of authorities, servers or chargers'
            cand --status 'Only those that are good, held or revoked'
            cand --expires-within 'Only those that expire within this time, such as 30d'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --pem 'Print its PEM instead'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;verify'= {
            cand --as 'Verify it as if one of these showed it [default: as what its issuer issues]'
            cand --crl 'Ask the CRLs in this file, too'
            cand --anchor 'Trust the certificates in this file, and nothing of this PKI'
            cand --at 'Verify it for this moment [default: now]'
            cand --host 'It has to name this host, as a charger asks of its CSMS (A00.FR.309)'
            cand --organization 'It has to name this organization, as a CSMS asks of a charger (A00.FR.404)'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;authorize'= {
            cand --party 'Act as this party of OCPI'
            cand --role 'In this role, spelt as OCPI does [default: in any]'
            cand --module 'In this module, spelt as OCPI does'
            cand --interface 'On this side of the module: sender, receiver, or both'
            cand --station 'Act as the charging station of this identity'
            cand --serial-number 'With hardware of this serial number [default: of any]'
            cand --environment 'In this environment: production, staging or test'
            cand --crl 'Ask the CRLs in this file, too'
            cand --anchor 'Trust the certificates in this file, and nothing of this PKI'
            cand --oid-arc 'The OID arc of the metadata extensions, when it is not evpki''s'
            cand --at 'Answer for this moment [default: now]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;lint'= {
            cand --target 'For whom it has to be right [default: for whom it seems to be]'
            cand --as 'What it is to be taken for [default: what it seems to be]'
            cand --issuer 'A file with certificates of issuers'
            cand --oid-arc 'The OID arc of the metadata extensions [default: that of the PKI, or evpki''s]'
            cand --at 'Ask the clock for this moment [default: now]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --list 'List the rules instead'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;revoke'= {
            cand --profile 'Those of its owner that were issued by this profile, such as cdr-sender'
            cand --reason 'Why (RFC 5280, 5.3.1)'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;hold'= {
            cand --profile 'Those of its owner that were issued by this profile, such as cdr-sender'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;release'= {
            cand --profile 'Those of its owner that were issued by this profile, such as cdr-sender'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;certificate;help'= {
            cand issue 'Issue a certificate to a holder of ISO 15118, or to who signs'
            cand export 'Hand out a certificate of a holder of ISO 15118, or of who signs'
            cand list 'List certificates'
            cand show 'Show what a certificate says, and whether it counts'
            cand verify 'Verify a certificate as its peers would'
            cand authorize 'Say whether who shows a certificate may do something'
            cand lint 'Hold anybody''s certificate, chain, request or CRL against the rules'
            cand revoke 'Revoke a certificate, for good'
            cand hold 'Hold a certificate: it does not count until it is released'
            cand release 'Release a certificate that was held: it counts again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;certificate;help;issue'= {
        }
        &'evpki;certificate;help;export'= {
        }
        &'evpki;certificate;help;list'= {
        }
        &'evpki;certificate;help;show'= {
        }
        &'evpki;certificate;help;verify'= {
        }
        &'evpki;certificate;help;authorize'= {
        }
        &'evpki;certificate;help;lint'= {
        }
        &'evpki;certificate;help;revoke'= {
        }
        &'evpki;certificate;help;hold'= {
        }
        &'evpki;certificate;help;release'= {
        }
        &'evpki;certificate;help;help'= {
        }
        &'evpki;crl'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand publish 'Issue the CRLs that are due, and write all of them where they can be fetched'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;crl;publish'= {
            cand --out 'The directory to write to [default: crl in the home]'
            cand --key-file 'The private key of an authority, when it is not in the vault but offline'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --force 'Issue anew what is not due, too'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;crl;help'= {
            cand publish 'Issue the CRLs that are due, and write all of them where they can be fetched'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;crl;help;publish'= {
        }
        &'evpki;crl;help;help'= {
        }
        &'evpki;profile'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the profiles of the PKI'
            cand show 'Show a profile as it is written'
            cand check 'Check files that are to hold profiles'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;profile;list'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --shipped 'Those that come with evpki, whatever PKI there is'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;profile;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --shipped 'The one that comes with evpki, whatever the PKI has'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;profile;check'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;profile;help'= {
            cand list 'List the profiles of the PKI'
            cand show 'Show a profile as it is written'
            cand check 'Check files that are to hold profiles'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;profile;help;list'= {
        }
        &'evpki;profile;help;show'= {
        }
        &'evpki;profile;help;check'= {
        }
        &'evpki;profile;help;help'= {
        }
        &'evpki;hierarchy'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the hierarchies that come with evpki, and the PKI''s own'
            cand show 'Show the authorities of a hierarchy, and what each of them issues'
            cand check 'Check files that are to hold hierarchies'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;hierarchy;list'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;hierarchy;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --yaml 'As it is written, to be put into a file and changed'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;hierarchy;check'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;hierarchy;help'= {
            cand list 'List the hierarchies that come with evpki, and the PKI''s own'
            cand show 'Show the authorities of a hierarchy, and what each of them issues'
            cand check 'Check files that are to hold hierarchies'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;hierarchy;help;list'= {
        }
        &'evpki;hierarchy;help;show'= {
        }
        &'evpki;hierarchy;help;check'= {
        }
        &'evpki;hierarchy;help;help'= {
        }
        &'evpki;audit'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List what was done, the oldest first'
            cand verify 'Verify that no audit record was edited, removed, moved or added'
            cand export 'Export the audit, with a signed head that can be kept elsewhere'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;audit;list'= {
            cand --since 'Only of this moment and later: 2026-11-21T05:51:00Z, 2026-11-21, or 7d ago'
            cand --last 'Only the last so many'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;audit;verify'= {
            cand --head 'Hold the store against the heads in this file, as `evpki audit export` gave them'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;audit;export'= {
            cand --out 'Write it to this file, which only its owner may read'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --replace 'Replace the file if it is there'
            cand --head-only 'Only the head'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;audit;help'= {
            cand list 'List what was done, the oldest first'
            cand verify 'Verify that no audit record was edited, removed, moved or added'
            cand export 'Export the audit, with a signed head that can be kept elsewhere'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;audit;help;list'= {
        }
        &'evpki;audit;help;verify'= {
        }
        &'evpki;audit;help;export'= {
        }
        &'evpki;audit;help;help'= {
        }
        &'evpki;store'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Check that the store is whole'
            cand backup 'Write a copy of the store, while others may go on working'
            cand restore 'Put a backup in the place of the store'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;store;check'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --without-vault 'Do not open the vault: keys, edited rows and the audit''s end go unchecked'
            cand --repair 'Complete or revoke what was left open, and tidy up; damage is never touched'
            cand --dry-run 'Only say what would be repaired'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;store;backup'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;store;restore'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --force 'Replace a store that is newer, or cannot be read any longer'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;store;help'= {
            cand check 'Check that the store is whole'
            cand backup 'Write a copy of the store, while others may go on working'
            cand restore 'Put a backup in the place of the store'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;store;help;check'= {
        }
        &'evpki;store;help;backup'= {
        }
        &'evpki;store;help;restore'= {
        }
        &'evpki;store;help;help'= {
        }
        &'evpki;bundle'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand device 'Write the bundle of a charger'
            cand server 'Write the bundle of a CSMS'
            cand party 'Write the bundle of a party of OCPI'
            cand show 'Show what a bundle holds, without its secrets'
            cand verify 'Verify that bundles are intact, and who made them'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;bundle;device'= {
            cand -o 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the charger]'
            cand --out 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the charger]'
            cand --csms-url 'The URL of the CSMS [default: wss:// and its FQDN]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;bundle;server'= {
            cand -o 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the CSMS]'
            cand --out 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the CSMS]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;bundle;party'= {
            cand --purpose 'The client of this profile alone, such as cdr-sender'
            cand --server 'The host name of its server, when it has several'
            cand -o 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the party]'
            cand --out 'A directory, or a .zip, .tar.gz or .tar.zst [default: named as the party]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;bundle;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;bundle;verify'= {
            cand --pki 'Identifier of the PKI that must have made them, which ca show prints'
            cand --anchor 'Trust anchor of the PKI that must have made them: a certificate'
            cand --signer 'SHA-256 of the public key that must have signed them'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;bundle;help'= {
            cand device 'Write the bundle of a charger'
            cand server 'Write the bundle of a CSMS'
            cand party 'Write the bundle of a party of OCPI'
            cand show 'Show what a bundle holds, without its secrets'
            cand verify 'Verify that bundles are intact, and who made them'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;bundle;help;device'= {
        }
        &'evpki;bundle;help;server'= {
        }
        &'evpki;bundle;help;party'= {
        }
        &'evpki;bundle;help;show'= {
        }
        &'evpki;bundle;help;verify'= {
        }
        &'evpki;bundle;help;help'= {
        }
        &'evpki;password'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand provision 'Make the first passwords of chargers of security profiles 1 and 2'
            cand rotate 'Begin to replace passwords of chargers: print the message to send to each'
            cand confirm 'Put a pending password in force: the charger took it'
            cand abort 'Take a pending password back: the charger did not take it'
            cand retire 'Give up the default password of a batch that no charger shows any more'
            cand show 'Show where the passwords of a charger stand'
            cand due 'List chargers whose passwords somebody has to see to'
            cand policy 'Show or change how old passwords may become'
            cand export 'Export what a CSMS stores to recognise passwords by'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;password;provision'= {
            cand --batch 'The batch; without `--all`, its default password'
            cand --value 'Where the default password of the batch is, when the manufacturer has made it'
            cand --generate 'What to make passwords of'
            cand --length 'How long to make them [default: 20; 40 of ocpp201 and ocpp21]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --all 'All chargers in use; with `--batch`, those of that batch'
            cand --accept-weak 'Take a default password that is easy to guess, even in production'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;rotate'= {
            cand --batch 'Those of this batch'
            cand --generate 'What to make passwords of'
            cand --length 'How long to make them [default: 20; 40 of ocpp201 and ocpp21]'
            cand --slot 'For OCPP 2.1: set the password by a network profile in this slot'
            cand --active-slot 'A slot that the chargers connect by now, the foremost first [default: 1]'
            cand --csms-url 'What the CSMS answers at [default: wss:// and the FQDN of the charger''s CSMS]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --due 'Those whose password is due by `evpki password policy`'
            cand --factory-default 'Those that show the default of their batch'
            cand --all 'All that have a password'
            cand --new 'Make another password where one is pending'
            cand --frame 'Print whole OCPP-J CALL frames, one a line, in the order of the chargers'
            cand --sequence 'The messages, too, that have the charger change over to the slot, and start anew'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;confirm'= {
            cand --from 'What the chargers answered, as JSON Lines; `-` for stdin'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --rebooted 'The chargers have come back: what waits for that counts, too'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;abort'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;retire'= {
            cand --batch 'The batch'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;show'= {
            cand --version 'This version only'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --reveal 'Show the password in force, and the pending one'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'evpki;password;due'= {
            cand --older-than 'As due those older than this, whatever the policy says'
            cand --batch 'Those of this batch'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;policy'= {
            cand --max-age 'After how long a password is due, such as 180d; or `never`'
            cand --warn 'How long before that it is due soon'
            cand --pending 'How long one may be pending'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;export'= {
            cand --layout 'By what it will be read'
            cand --verifier 'What to make of a password [default: what the layout''s reader understands]'
            cand --batch 'Those of this batch only'
            cand --out 'Write them to this file, or directory, which only its owner may read'
            cand --jobs 'How many threads make verifiers [default: one for each core]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --skip-faulty 'Leave out passwords that cannot be exported as asked, and export all others'
            cand --replace 'Replace the file if it is there'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;password;help'= {
            cand provision 'Make the first passwords of chargers of security profiles 1 and 2'
            cand rotate 'Begin to replace passwords of chargers: print the message to send to each'
            cand confirm 'Put a pending password in force: the charger took it'
            cand abort 'Take a pending password back: the charger did not take it'
            cand retire 'Give up the default password of a batch that no charger shows any more'
            cand show 'Show where the passwords of a charger stand'
            cand due 'List chargers whose passwords somebody has to see to'
            cand policy 'Show or change how old passwords may become'
            cand export 'Export what a CSMS stores to recognise passwords by'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;password;help;provision'= {
        }
        &'evpki;password;help;rotate'= {
        }
        &'evpki;password;help;confirm'= {
        }
        &'evpki;password;help;abort'= {
        }
        &'evpki;password;help;retire'= {
        }
        &'evpki;password;help;show'= {
        }
        &'evpki;password;help;due'= {
        }
        &'evpki;password;help;policy'= {
        }
        &'evpki;password;help;export'= {
        }
        &'evpki;password;help;help'= {
        }
        &'evpki;token'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand issue 'Make the first token that a peer shows, or take in the one that it has made'
            cand rotate 'Begin to replace a token: make the next one, or take in the peer''s'
            cand confirm 'Put a pending token in force: it was used'
            cand abort 'Give up a pending token: the one before stays in force'
            cand retire 'Give up all tokens of a peer at once, such as when it is lost'
            cand show 'Show where the tokens of a peer stand'
            cand list 'List the peers of OCPI, and where the tokens exchanged with each stand'
            cand peer 'Say how a peer speaks OCPI: its version, and how tokens stand in headers'
            cand credentials 'Print the credentials object that gives a peer its token'
            cand export 'Export by what a server recognises the tokens that peers show'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;token;issue'= {
            cand --direction 'Which way it goes [default: inbound; with --value, outbound]'
            cand --value 'Where the token is, when somebody else has made it'
            cand --ocpi-version 'The version of OCPI spoken with it: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: 2.2.1]'
            cand --token-encoding 'How tokens stand in headers [default: as the version has it]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;rotate'= {
            cand --direction 'Which way it goes [default: inbound; with --value, outbound]'
            cand --value 'Where the token is, when somebody else has made it'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --new 'Give up the one that is pending for another'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;confirm'= {
            cand --direction 'Inbound: the peer shows it; outbound: we do [default: what is pending]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;abort'= {
            cand --direction 'Inbound: the peer shows it; outbound: we do [default: what is pending]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;retire'= {
            cand --direction 'Inbound: the peer shows it; outbound: we do [default: what is pending]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;show'= {
            cand --direction 'Inbound: the peer shows it; outbound: we do [default: both]'
            cand --version 'This version only'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --reveal 'Show those in force and those pending'
            cand --header 'Print the header of a request, by default with the outbound one in force'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'evpki;token;list'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;peer'= {
            cand --ocpi-version 'The version of OCPI: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: as before]'
            cand --token-encoding 'How tokens stand in headers [default: as before, or as another version has it]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;credentials'= {
            cand --url 'Where your versions are'
            cand --role 'A party that you speak for, with its roles, as DE*XYZ:CPO,EMSP'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;export'= {
            cand --out 'Write them to this file, which only its owner may read'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --values 'Export the outbound tokens too, as they are'
            cand --replace 'Replace the file if it is there'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;token;help'= {
            cand issue 'Make the first token that a peer shows, or take in the one that it has made'
            cand rotate 'Begin to replace a token: make the next one, or take in the peer''s'
            cand confirm 'Put a pending token in force: it was used'
            cand abort 'Give up a pending token: the one before stays in force'
            cand retire 'Give up all tokens of a peer at once, such as when it is lost'
            cand show 'Show where the tokens of a peer stand'
            cand list 'List the peers of OCPI, and where the tokens exchanged with each stand'
            cand peer 'Say how a peer speaks OCPI: its version, and how tokens stand in headers'
            cand credentials 'Print the credentials object that gives a peer its token'
            cand export 'Export by what a server recognises the tokens that peers show'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;token;help;issue'= {
        }
        &'evpki;token;help;rotate'= {
        }
        &'evpki;token;help;confirm'= {
        }
        &'evpki;token;help;abort'= {
        }
        &'evpki;token;help;retire'= {
        }
        &'evpki;token;help;show'= {
        }
        &'evpki;token;help;list'= {
        }
        &'evpki;token;help;peer'= {
        }
        &'evpki;token;help;credentials'= {
        }
        &'evpki;token;help;export'= {
        }
        &'evpki;token;help;help'= {
        }
        &'evpki;totp'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand provision 'Make the shared secret of the codes that a peer shows, or take in its own'
            cand rotate 'Begin to replace a shared secret: make the next one, or take it in'
            cand confirm 'Put a pending TOTP in force: its codes were taken'
            cand abort 'Give up a pending TOTP: the one before stays in force'
            cand retire 'Give up all TOTPs of a peer at once, such as when it is lost'
            cand show 'Show where the TOTPs of a peer stand'
            cand code 'Print the code of now'
            cand verify 'Check a code that a peer showed'
            cand export 'Print the totpConfig that a peer, or a server, makes and checks codes by'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;totp;provision'= {
            cand --direction 'Which way codes go [default: inbound; with --from, outbound]'
            cand --from 'The totpConfig that somebody else has made, `-` for stdin'
            cand --validity 'How many seconds a code counts [default: as before, at first 30]'
            cand --length 'How many characters a code has, 4 to 255 [default: as before, at first 12]'
            cand --hash 'The hash of the HMAC [default: as before, at first sha256]'
            cand --alphabet 'What codes are made of [default: as before, at first digits and letters]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --exporter 'Bind codes to the TLS 1.3 session that they are shown in, by exporter material'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;rotate'= {
            cand --direction 'Which way codes go [default: inbound; with --from, outbound]'
            cand --from 'The totpConfig that somebody else has made, `-` for stdin'
            cand --validity 'How many seconds a code counts [default: as before, at first 30]'
            cand --length 'How many characters a code has, 4 to 255 [default: as before, at first 12]'
            cand --hash 'The hash of the HMAC [default: as before, at first sha256]'
            cand --alphabet 'What codes are made of [default: as before, at first digits and letters]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --exporter 'Bind codes to the TLS 1.3 session that they are shown in, by exporter material'
            cand --new 'Give up the one that is pending for another'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;confirm'= {
            cand --direction 'Inbound: the peer shows it; outbound: we do [default: what is pending]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;abort'= {
            cand --direction 'Inbound: the peer shows it; outbound: we do [default: what is pending]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;retire'= {
            cand --direction 'Inbound: the peer shows it; outbound: we do [default: what is pending]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;show'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --reveal 'Show what was agreed on, and the shared secrets'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;code'= {
            cand --direction 'Inbound: the peer shows codes; outbound: we do [default: outbound]'
            cand --header 'Print a whole header of HTTP'
            cand --login 'The name under which the peer knows the TOTP'
            cand --exporter-material 'The file with the exporter material of the TLS session, in hexadecimal'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --pending 'By the TOTP that is pending'
            cand --windows 'Print the code before and the next one too'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;verify'= {
            cand --direction 'Inbound: the peer shows codes; outbound: we do [default: inbound]'
            cand --code 'Where the code is [default: stdin]'
            cand --exporter-material 'The file with the exporter material of the TLS session, in hexadecimal'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --once 'Take each code once: refuse it, and those of earlier slots, from then on'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;export'= {
            cand --direction 'Inbound: the peer shows codes; outbound: we do [default: inbound]'
            cand --out 'Write it to this file, which only its owner may read'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --replace 'Replace the file if it is there'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;totp;help'= {
            cand provision 'Make the shared secret of the codes that a peer shows, or take in its own'
            cand rotate 'Begin to replace a shared secret: make the next one, or take it in'
            cand confirm 'Put a pending TOTP in force: its codes were taken'
            cand abort 'Give up a pending TOTP: the one before stays in force'
            cand retire 'Give up all TOTPs of a peer at once, such as when it is lost'
            cand show 'Show where the TOTPs of a peer stand'
            cand code 'Print the code of now'
            cand verify 'Check a code that a peer showed'
            cand export 'Print the totpConfig that a peer, or a server, makes and checks codes by'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;totp;help;provision'= {
        }
        &'evpki;totp;help;rotate'= {
        }
        &'evpki;totp;help;confirm'= {
        }
        &'evpki;totp;help;abort'= {
        }
        &'evpki;totp;help;retire'= {
        }
        &'evpki;totp;help;show'= {
        }
        &'evpki;totp;help;code'= {
        }
        &'evpki;totp;help;verify'= {
        }
        &'evpki;totp;help;export'= {
        }
        &'evpki;totp;help;help'= {
        }
        &'evpki;vault'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand status 'Say how the vault can be opened'
            cand unlock 'Have the keyring of this account open the vault from now on'
            cand lock 'Take the vault''s key out of the keyring of this account'
            cand auto-lock 'Decide for how long `vault unlock` opens the vault'
            cand passphrase 'Change the passphrase of the vault'
            cand rekey 'Give the vault a new master key, and seal everything under it'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand slots 'Add, list and remove the ways to open the vault'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;vault;status'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;unlock'= {
            cand --for 'For how long, such as 30m, 8h or 2d [default: see `vault auto-lock`]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;lock'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;auto-lock'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;passphrase'= {
            cand --label 'Whose passphrase, by the label of its slot [default: that of the old one]'
            cand --new-passphrase 'Where the new passphrase is [default: asked for, twice]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --kdf-high 'Harden it with 2 GiB of memory [default: as the old one]'
            cand --kdf-standard 'Harden it with 64 MiB of memory, even if the old one had 2 GiB'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;rekey'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;recovery'= {
            cand --label 'What to call it [default: recovery, recovery-2 and so on]'
            cand --out 'Write the code to this file, which only its owner may read, and do not show it'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;slots'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand add 'Add a way to open the vault'
            cand list 'List the ways to open the vault'
            cand remove 'Remove a way to open the vault'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;vault;slots;add'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand passphrase 'Add a passphrase beside the others, such as somebody else''s'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand key-file 'Make a key file, which opens the vault by itself'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;vault;slots;add;passphrase'= {
            cand --label 'Whose it is'
            cand --new-passphrase 'Where the new passphrase is [default: asked for, twice]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --kdf-high 'Harden it with 2 GiB of memory instead of 64 MiB'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;slots;add;recovery'= {
            cand --label 'What to call it [default: recovery, recovery-2 and so on]'
            cand --out 'Write the code to this file, which only its owner may read, and do not show it'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;slots;add;key-file'= {
            cand --label 'What to call it [default: the name of the file]'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;slots;add;help'= {
            cand passphrase 'Add a passphrase beside the others, such as somebody else''s'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand key-file 'Make a key file, which opens the vault by itself'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;vault;slots;add;help;passphrase'= {
        }
        &'evpki;vault;slots;add;help;recovery'= {
        }
        &'evpki;vault;slots;add;help;key-file'= {
        }
        &'evpki;vault;slots;add;help;help'= {
        }
        &'evpki;vault;slots;list'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;slots;remove'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;vault;slots;help'= {
            cand add 'Add a way to open the vault'
            cand list 'List the ways to open the vault'
            cand remove 'Remove a way to open the vault'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;vault;slots;help;add'= {
            cand passphrase 'Add a passphrase beside the others, such as somebody else''s'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand key-file 'Make a key file, which opens the vault by itself'
        }
        &'evpki;vault;slots;help;add;passphrase'= {
        }
        &'evpki;vault;slots;help;add;recovery'= {
        }
        &'evpki;vault;slots;help;add;key-file'= {
        }
        &'evpki;vault;slots;help;list'= {
        }
        &'evpki;vault;slots;help;remove'= {
        }
        &'evpki;vault;slots;help;help'= {
        }
        &'evpki;vault;help'= {
            cand status 'Say how the vault can be opened'
            cand unlock 'Have the keyring of this account open the vault from now on'
            cand lock 'Take the vault''s key out of the keyring of this account'
            cand auto-lock 'Decide for how long `vault unlock` opens the vault'
            cand passphrase 'Change the passphrase of the vault'
            cand rekey 'Give the vault a new master key, and seal everything under it'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand slots 'Add, list and remove the ways to open the vault'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;vault;help;status'= {
        }
        &'evpki;vault;help;unlock'= {
        }
        &'evpki;vault;help;lock'= {
        }
        &'evpki;vault;help;auto-lock'= {
        }
        &'evpki;vault;help;passphrase'= {
        }
        &'evpki;vault;help;rekey'= {
        }
        &'evpki;vault;help;recovery'= {
        }
        &'evpki;vault;help;slots'= {
            cand add 'Add a way to open the vault'
            cand list 'List the ways to open the vault'
            cand remove 'Remove a way to open the vault'
        }
        &'evpki;vault;help;slots;add'= {
            cand passphrase 'Add a passphrase beside the others, such as somebody else''s'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand key-file 'Make a key file, which opens the vault by itself'
        }
        &'evpki;vault;help;slots;add;passphrase'= {
        }
        &'evpki;vault;help;slots;add;recovery'= {
        }
        &'evpki;vault;help;slots;add;key-file'= {
        }
        &'evpki;vault;help;slots;list'= {
        }
        &'evpki;vault;help;slots;remove'= {
        }
        &'evpki;vault;help;help'= {
        }
        &'evpki;status'= {
            cand --within 'Tell of what ends within this time'
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --metrics 'Say it in numbers, in the text format of Prometheus'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;completions'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;man'= {
            cand --home 'Where the PKI is kept [default: the platform''s data directory]'
            cand --color 'When to use colour'
            cand --passphrase 'Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more'
            cand --passphrase-file 'The file whose first line is the passphrase, `-` for stdin'
            cand --json 'Answer in JSON: one object, or one a line'
            cand -q 'Say nothing but data and errors'
            cand --quiet 'Say nothing but data and errors'
            cand -v 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand --verbose 'Say first where the PKI is kept, and in whose name the audit will take it down'
            cand -y 'Do it without asking back'
            cand --yes 'Do it without asking back'
            cand --no-input 'Never ask anything; fail instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'evpki;help'= {
            cand init 'Found a PKI'
            cand demo 'Make a whole test PKI to look at'
            cand server 'Give a CSMS its certificates'
            cand charger 'Register chargers, give them certificates, take them out of service'
            cand party 'Give parties of OCPI their certificates, and list them'
            cand ca 'Look at the authorities of the PKI, and give their certificates to peers'
            cand certificate 'Look at certificates, verify them, take them back, give some out'
            cand crl 'Issue and publish revocation lists'
            cand profile 'Look at what certificates may look like, and check profiles of your own'
            cand hierarchy 'Look at which authorities there may be, and check hierarchies of your own'
            cand audit 'See what was done, by whom, and whether the record of it is whole'
            cand store 'Check the store, copy it, take a copy back'
            cand bundle 'Write and read what a charger, a CSMS or a party of OCPI receives'
            cand password 'Make, replace and show passwords of chargers'
            cand token 'Exchange credentials tokens with peers of OCPI'
            cand totp 'Agree on time-based codes with peers of OCPI, make and check them'
            cand vault 'Open and close the vault, and change its passphrase'
            cand status 'Say what needs attention'
            cand completions 'Print the script that makes a shell complete evpki''s command lines'
            cand man 'Write the manual pages into a directory'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'evpki;help;init'= {
        }
        &'evpki;help;demo'= {
        }
        &'evpki;help;server'= {
            cand issue 'Issue the certificates of a CSMS'
        }
        &'evpki;help;server;issue'= {
        }
        &'evpki;help;charger'= {
            cand provision 'Provision the chargers of a manifest'
            cand scan 'Serve chargers one by one, by barcode scanner'
            cand add 'Register a charger'
            cand issue 'Issue the certificate of a charger'
            cand show 'Show a charger'
            cand list 'List the chargers in use'
            cand decommission 'Take a charger out of service'
        }
        &'evpki;help;charger;provision'= {
        }
        &'evpki;help;charger;scan'= {
        }
        &'evpki;help;charger;add'= {
        }
        &'evpki;help;charger;issue'= {
        }
        &'evpki;help;charger;show'= {
        }
        &'evpki;help;charger;list'= {
        }
        &'evpki;help;charger;decommission'= {
        }
        &'evpki;help;party'= {
            cand issue 'Issue a certificate to a party of OCPI'
            cand list 'List the parties of OCPI that have certificates'
            cand show 'Show a party of OCPI: its certificates by purpose, and whom they speak for'
        }
        &'evpki;help;party;issue'= {
        }
        &'evpki;help;party;list'= {
        }
        &'evpki;help;party;show'= {
        }
        &'evpki;help;ca'= {
            cand list 'List the authorities, each after the one above it'
            cand show 'Show an authority: its certificate, its key, its CRL, what it has issued'
            cand export 'Give an authority''s certificate to peers'
        }
        &'evpki;help;ca;list'= {
        }
        &'evpki;help;ca;show'= {
        }
        &'evpki;help;ca;export'= {
        }
        &'evpki;help;certificate'= {
            cand issue 'Issue a certificate to a holder of ISO 15118, or to who signs'
            cand export 'Hand out a certificate of a holder of ISO 15118, or of who signs'
            cand list 'List certificates'
            cand show 'Show what a certificate says, and whether it counts'
            cand verify 'Verify a certificate as its peers would'
            cand authorize 'Say whether who shows a certificate may do something'
            cand lint 'Hold anybody''s certificate, chain, request or CRL against the rules'
            cand revoke 'Revoke a certificate, for good'
            cand hold 'Hold a certificate: it does not count until it is released'
            cand release 'Release a certificate that was held: it counts again'
        }
        &'evpki;help;certificate;issue'= {
        }
        &'evpki;help;certificate;export'= {
        }
        &'evpki;help;certificate;list'= {
        }
        &'evpki;help;certificate;show'= {
        }
        &'evpki;help;certificate;verify'= {
        }
        &'evpki;help;certificate;authorize'= {
        }
        &'evpki;help;certificate;lint'= {
        }
        &'evpki;help;certificate;revoke'= {
        }
        &'evpki;help;certificate;hold'= {
        }
        &'evpki;help;certificate;release'= {
        }
        &'evpki;help;crl'= {
            cand publish 'Issue the CRLs that are due, and write all of them where they can be fetched'
        }
        &'evpki;help;crl;publish'= {
        }
        &'evpki;help;profile'= {
            cand list 'List the profiles of the PKI'
            cand show 'Show a profile as it is written'
            cand check 'Check files that are to hold profiles'
        }
        &'evpki;help;profile;list'= {
        }
        &'evpki;help;profile;show'= {
        }
        &'evpki;help;profile;check'= {
        }
        &'evpki;help;hierarchy'= {
            cand list 'List the hierarchies that come with evpki, and the PKI''s own'
            cand show 'Show the authorities of a hierarchy, and what each of them issues'
            cand check 'Check files that are to hold hierarchies'
        }
        &'evpki;help;hierarchy;list'= {
        }
        &'evpki;help;hierarchy;show'= {
        }
        &'evpki;help;hierarchy;check'= {
        }
        &'evpki;help;audit'= {
            cand list 'List what was done, the oldest first'
            cand verify 'Verify that no audit record was edited, removed, moved or added'
            cand export 'Export the audit, with a signed head that can be kept elsewhere'
        }
        &'evpki;help;audit;list'= {
        }
        &'evpki;help;audit;verify'= {
        }
        &'evpki;help;audit;export'= {
        }
        &'evpki;help;store'= {
            cand check 'Check that the store is whole'
            cand backup 'Write a copy of the store, while others may go on working'
            cand restore 'Put a backup in the place of the store'
        }
        &'evpki;help;store;check'= {
        }
        &'evpki;help;store;backup'= {
        }
        &'evpki;help;store;restore'= {
        }
        &'evpki;help;bundle'= {
            cand device 'Write the bundle of a charger'
            cand server 'Write the bundle of a CSMS'
            cand party 'Write the bundle of a party of OCPI'
            cand show 'Show what a bundle holds, without its secrets'
            cand verify 'Verify that bundles are intact, and who made them'
        }
        &'evpki;help;bundle;device'= {
        }
        &'evpki;help;bundle;server'= {
        }
        &'evpki;help;bundle;party'= {
        }
        &'evpki;help;bundle;show'= {
        }
        &'evpki;help;bundle;verify'= {
        }
        &'evpki;help;password'= {
            cand provision 'Make the first passwords of chargers of security profiles 1 and 2'
            cand rotate 'Begin to replace passwords of chargers: print the message to send to each'
            cand confirm 'Put a pending password in force: the charger took it'
            cand abort 'Take a pending password back: the charger did not take it'
            cand retire 'Give up the default password of a batch that no charger shows any more'
            cand show 'Show where the passwords of a charger stand'
            cand due 'List chargers whose passwords somebody has to see to'
            cand policy 'Show or change how old passwords may become'
            cand export 'Export what a CSMS stores to recognise passwords by'
        }
        &'evpki;help;password;provision'= {
        }
        &'evpki;help;password;rotate'= {
        }
        &'evpki;help;password;confirm'= {
        }
        &'evpki;help;password;abort'= {
        }
        &'evpki;help;password;retire'= {
        }
        &'evpki;help;password;show'= {
        }
        &'evpki;help;password;due'= {
        }
        &'evpki;help;password;policy'= {
        }
        &'evpki;help;password;export'= {
        }
        &'evpki;help;token'= {
            cand issue 'Make the first token that a peer shows, or take in the one that it has made'
            cand rotate 'Begin to replace a token: make the next one, or take in the peer''s'
            cand confirm 'Put a pending token in force: it was used'
            cand abort 'Give up a pending token: the one before stays in force'
            cand retire 'Give up all tokens of a peer at once, such as when it is lost'
            cand show 'Show where the tokens of a peer stand'
            cand list 'List the peers of OCPI, and where the tokens exchanged with each stand'
            cand peer 'Say how a peer speaks OCPI: its version, and how tokens stand in headers'
            cand credentials 'Print the credentials object that gives a peer its token'
            cand export 'Export by what a server recognises the tokens that peers show'
        }
        &'evpki;help;token;issue'= {
        }
        &'evpki;help;token;rotate'= {
        }
        &'evpki;help;token;confirm'= {
        }
        &'evpki;help;token;abort'= {
        }
        &'evpki;help;token;retire'= {
        }
        &'evpki;help;token;show'= {
        }
        &'evpki;help;token;list'= {
        }
        &'evpki;help;token;peer'= {
        }
        &'evpki;help;token;credentials'= {
        }
        &'evpki;help;token;export'= {
        }
        &'evpki;help;totp'= {
            cand provision 'Make the shared secret of the codes that a peer shows, or take in its own'
            cand rotate 'Begin to replace a shared secret: make the next one, or take it in'
            cand confirm 'Put a pending TOTP in force: its codes were taken'
            cand abort 'Give up a pending TOTP: the one before stays in force'
            cand retire 'Give up all TOTPs of a peer at once, such as when it is lost'
            cand show 'Show where the TOTPs of a peer stand'
            cand code 'Print the code of now'
            cand verify 'Check a code that a peer showed'
            cand export 'Print the totpConfig that a peer, or a server, makes and checks codes by'
        }
        &'evpki;help;totp;provision'= {
        }
        &'evpki;help;totp;rotate'= {
        }
        &'evpki;help;totp;confirm'= {
        }
        &'evpki;help;totp;abort'= {
        }
        &'evpki;help;totp;retire'= {
        }
        &'evpki;help;totp;show'= {
        }
        &'evpki;help;totp;code'= {
        }
        &'evpki;help;totp;verify'= {
        }
        &'evpki;help;totp;export'= {
        }
        &'evpki;help;vault'= {
            cand status 'Say how the vault can be opened'
            cand unlock 'Have the keyring of this account open the vault from now on'
            cand lock 'Take the vault''s key out of the keyring of this account'
            cand auto-lock 'Decide for how long `vault unlock` opens the vault'
            cand passphrase 'Change the passphrase of the vault'
            cand rekey 'Give the vault a new master key, and seal everything under it'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand slots 'Add, list and remove the ways to open the vault'
        }
        &'evpki;help;vault;status'= {
        }
        &'evpki;help;vault;unlock'= {
        }
        &'evpki;help;vault;lock'= {
        }
        &'evpki;help;vault;auto-lock'= {
        }
        &'evpki;help;vault;passphrase'= {
        }
        &'evpki;help;vault;rekey'= {
        }
        &'evpki;help;vault;recovery'= {
        }
        &'evpki;help;vault;slots'= {
            cand add 'Add a way to open the vault'
            cand list 'List the ways to open the vault'
            cand remove 'Remove a way to open the vault'
        }
        &'evpki;help;vault;slots;add'= {
            cand passphrase 'Add a passphrase beside the others, such as somebody else''s'
            cand recovery 'Make a recovery code: what opens the vault when the passphrase is forgotten'
            cand key-file 'Make a key file, which opens the vault by itself'
        }
        &'evpki;help;vault;slots;add;passphrase'= {
        }
        &'evpki;help;vault;slots;add;recovery'= {
        }
        &'evpki;help;vault;slots;add;key-file'= {
        }
        &'evpki;help;vault;slots;list'= {
        }
        &'evpki;help;vault;slots;remove'= {
        }
        &'evpki;help;status'= {
        }
        &'evpki;help;completions'= {
        }
        &'evpki;help;man'= {
        }
        &'evpki;help;help'= {
        }
    ]
    $completions[$command]
}
