/**
 * The scripts that shells load. They ask the command itself for each completion, so that they never
 * differ from it. A line `:files` means that the shell completes names of files as well.
 */
import type { Completions, Shell } from './complete.js';

/** Tells the script that a file can stand there. No word begins with a colon. */
const filesMark = ':files';

/** The script of each shell. */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# bash completion for assistants
_assistants() {
  local line current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == ${filesMark} ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    else
      COMPREPLY+=("$line")
    fi
  done < <("\${COMP_WORDS[0]}" completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _assistants assistants
`,
  zsh: `#compdef assistants
_assistants() {
  local line files=
  local -a found
  while IFS= read -r line; do
    if [[ $line == ${filesMark} ]]; then files=1; else found+=("$line"); fi
  done < <("\${words[1]}" completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#found )) && _describe -V 'assistants' found
  [[ -n $files ]] && _files
  return 0
}
if [[ $funcstack[1] == _assistants ]]; then _assistants "$@"; else compdef _assistants assistants; fi
`,
  fish: `# fish completion for assistants
function __assistants_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in (command $words[1] completion fish -- $words[2..-1] "$current" 2>/dev/null)
        if test "$line" = ${filesMark}
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c assistants -f -a '(__assistants_complete)'
`,
};

/** Returns the lines that the script of a shell reads. */
export const completionLines = ({ words, files }: Completions, shell: Shell): readonly string[] => [
  ...words.map(({ value, description }) => {
    if (description === undefined || shell === 'bash') return value;
    return shell === 'fish'
      ? `${value}\t${description}`
      : `${value.replaceAll(':', String.raw`\:`)}:${description}`;
  }),
  ...(files ? [filesMark] : []),
];
