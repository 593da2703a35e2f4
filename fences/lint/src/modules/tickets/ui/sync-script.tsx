// red: @next/next/no-sync-scripts
export function Widget() {
  return <script src="/assets/widget.js" />
}
