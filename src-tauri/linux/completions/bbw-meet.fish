# Made of src-tauri/program/src/command_line/options.rs: BBW_MEET_WRITE=1 cargo test -p bbw-meet --lib completions
complete -c bbw-meet -f
complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1' -l check -F -d 'say what would be opened, open nothing'
complete -c bbw-meet -n '__fish_seen_argument -l check' -l json -d 'say it as JSON'
complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1' -l create-invitation -d 'open the window where invitations are made'
complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1' -l invite -x -d 'write the files of an invitation with this title'
complete -c bbw-meet -n '__fish_seen_argument -l invite' -l room -x -d 'name of the room'
complete -c bbw-meet -n '__fish_seen_argument -l invite' -l start -x -d 'when it begins, as 2026-11-24T10:00'
complete -c bbw-meet -n '__fish_seen_argument -l invite' -l end -x -d 'when it ends, as 2026-11-24T11:00'
complete -c bbw-meet -n '__fish_seen_argument -l invite' -l out -x -a '(__fish_complete_directories)' -d 'folder for the files'
complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1' -l erase -d 'erase everything stored about this person'
complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1' -l version -s V -d 'print the version'
complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1' -l help -s h -d 'print the help'
complete -c bbw-meet -n 'test (count (commandline -opc)) -eq 1; or __fish_seen_argument -l check' -k -a '(__fish_complete_suffix .bbwmeet) (__fish_complete_suffix .ics) (__fish_complete_suffix .url) (__fish_complete_suffix .desktop)'
