export function Year() {
  return <p>{new Date(0).getFullYear()}</p>
}
