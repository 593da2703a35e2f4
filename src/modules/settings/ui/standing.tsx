/** A value that is told here but not changed here, and why. */
export function Standing({ label, value, hint }: { label: string; value: string; hint: string }) {
  return (
    <div>
      <p className="text-14 font-semibold">{label}</p>
      <p className="mt-1 wrap-anywhere">{value}</p>
      <p className="mt-0.5 text-14 text-pretty text-ink-2">{hint}</p>
    </div>
  )
}
