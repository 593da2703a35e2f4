// red: house/no-raw-html
export function Note({ html }: { html: string }) {
  return <p dangerouslySetInnerHTML={{ __html: html }} />
}
