/** Words of the button beside a list's search, where a phone has room for the sign alone. */
export function AddWords({ words }: { words: string }) {
  return <span className="@max-2xl:hidden">{words}</span>
}
