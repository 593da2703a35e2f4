// red: @next/next/no-img-element
export function Photo() {
  return <img src="/photo" alt="" />
}
