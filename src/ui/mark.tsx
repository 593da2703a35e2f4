/** The sign of Gatehouse: a house whose door is an open gate, with a light above it. */
export function Mark({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" className={className}>
      <path
        fillRule="evenodd"
        d="M16 2.5 29 9v19.5a1 1 0 0 1-1 1h-4.5V20a7.5 7.5 0 0 0-15 0v9.5H4a1 1 0 0 1-1-1V9L16 2.5Zm0 4.4a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z"
      />
      <path d="M11.5 29.5V20a4.5 4.5 0 0 1 9 0v9.5h-3v-9.4a1.5 1.5 0 0 0-3 0v9.4h-3Z" opacity=".38" />
    </svg>
  )
}
