import { FileText } from 'lucide-react'
import { PhotoGrid } from '@/ui/photo-grid'
import { TextLink } from '@/ui/text-link'

type TicketFile = { id: string; name: string; mime: string; url: string }

/** Photos in a grid that opens, papers as links. */
export function TicketFiles({ files, size }: { files: readonly TicketFile[]; size?: 'small' }) {
  const photos = files.filter(({ mime }) => isShown(mime))
  const papers = files.filter(({ mime }) => !isShown(mime))
  return (
    <div className="flex flex-col gap-2">
      {photos.length > 0 ? (
        <PhotoGrid size={size} photos={photos.map(({ id, url, name }) => ({ id, src: url, alt: name }))} />
      ) : null}
      {papers.map(({ id, url, name }) => (
        <TextLink
          key={id}
          href={url}
          prefetch={false}
          target="_blank"
          className="flex items-center gap-1.5 text-14"
        >
          <FileText aria-hidden="true" className="size-4 shrink-0" />
          <span className="truncate">{name}</span>
        </TextLink>
      ))}
    </div>
  )
}

/** Pictures that every browser can draw; others are opened or saved. */
function isShown(mime: string): boolean {
  return ['image/jpeg', 'image/png', 'image/webp'].includes(mime)
}
