'use client'

import { Camera, FileText, Upload, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Image from 'next/image'
import { useId, useRef, useState, type DragEvent, type ReactNode, type Ref } from 'react'
import { Button } from './button'
import { cn } from './cn'
import type { ControlProps } from './control'
import { chooseFiles, fileSize, type FileRules } from './file-rules'
import { ProgressBar } from './progress'
import { useRegion } from './region'

export type DroppedFile = {
  id: string
  name: string
  /** Bytes. */
  size: number
  /** A picture to show: an object URL or a signed link. */
  src?: string
  /** 0…1 while it is on its way. */
  progress?: number
  error?: string
}

type FileDropProps = ControlProps &
  Partial<FileRules> & {
    /** What kind of files, in words: "Photos or a PDF, up to 10 MB each". */
    hint?: string
    /** Offers the camera on phones. */
    camera?: boolean
    files: readonly DroppedFile[]
    /** Gets only what the rules allow; what they don't is said here. */
    onAdd: (files: File[]) => void
    onRemove: (id: string) => void
    ref?: Ref<HTMLInputElement>
  }

/** Files by choosing, dropping or taking a picture, each with its picture, its progress and a way to take it out. */
export function FileDrop(props: FileDropProps) {
  const {
    hint,
    camera,
    files,
    onAdd,
    onRemove,
    accept = [],
    maxFiles = Infinity,
    maxBytes = Infinity,
    ...rest
  } = props
  const t = useTranslations('ui')
  const { locale } = useRegion()
  const generated = useId()
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const full = files.length >= maxFiles
  // Words say one or several; a number without end is none for them.
  const most = maxFiles > 1 ? 2 : 1

  const add = (list: FileList | null) => {
    const chosen = chooseFiles([...(list ?? [])], { accept, maxFiles: maxFiles - files.length, maxBytes })
    setRefused([
      ...chosen.wrongType.map((name) => t('fileWrongType', { name })),
      ...chosen.tooLarge.map((name) => t('fileTooLarge', { name, limit: fileSize(maxBytes, locale) })),
      ...(chosen.tooMany ? [t('tooManyFiles', { max: maxFiles })] : []),
    ])
    if (chosen.files.length > 0) onAdd(chosen.files)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!rest.disabled) add(event.dataTransfer.files)
  }
  return (
    <div className="flex flex-col gap-3">
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-surface border border-dashed border-edge px-4 py-4 transition-colors',
          over && 'border-solid border-accent bg-accent-soft',
        )}
      >
        {camera ? (
          <PickButton
            icon={<Camera />}
            label={t('takePhoto')}
            accept={['image/*']}
            capture
            disabled={full}
            onPick={add}
            className="sm:coarse:inline-flex sm:hidden"
          />
        ) : null}
        <PickButton
          {...rest}
          id={rest.id ?? generated}
          icon={<Upload />}
          label={t('chooseFiles', { max: most })}
          accept={accept}
          multiple={maxFiles > 1}
          disabled={full || rest.disabled}
          onPick={add}
        />
        <p className="min-w-0 text-14 text-ink-2">
          <span className="coarse:hidden">{t('dropHere', { max: most })}</span>
          {hint ? <span className="block">{hint}</span> : null}
        </p>
      </div>
      <div role="alert" className="text-14 font-medium text-bad empty:hidden">
        {refused.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      {files.length > 0 ? (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-3">
          {files.map((file) => (
            <FileTile key={file.id} file={file} onRemove={() => onRemove(file.id)} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type PickButtonProps = ControlProps & {
  icon: ReactNode
  label: string
  accept: readonly string[]
  multiple?: boolean
  capture?: boolean
  onPick: (files: FileList | null) => void
  className?: string
  ref?: Ref<HTMLInputElement>
}

/** A button in front of the browser's own file input, which nobody can style. */
function PickButton({
  icon,
  label,
  accept,
  multiple,
  capture,
  onPick,
  className,
  ref,
  ...rest
}: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <span className={cn('relative inline-flex', className)}>
      <Button icon={icon} disabled={rest.disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        aria-label={label}
        {...rest}
        ref={(element) => {
          input.current = element
          if (typeof ref === 'function') ref(element)
          else if (ref) ref.current = element
        }}
        type="file"
        tabIndex={-1}
        accept={accept.join(',') || undefined}
        multiple={multiple}
        capture={capture ? 'environment' : undefined}
        className="pointer-events-none absolute inset-0 opacity-0"
        onChange={(event) => {
          onPick(event.target.files)
          event.target.value = ''
        }}
      />
    </span>
  )
}

function FileTile({ file, onRemove }: { file: DroppedFile; onRemove: () => void }) {
  const t = useTranslations('ui')
  const { locale } = useRegion()
  const underWay = file.progress !== undefined && file.progress < 1 && !file.error
  return (
    <li className="flex min-w-0 animate-rise flex-col gap-1.5">
      <div className="relative aspect-square overflow-hidden rounded-control bg-sunken">
        {file.src ? (
          <Image
            src={file.src}
            alt={file.name}
            width={208}
            height={208}
            unoptimized
            className="size-full object-cover"
          />
        ) : (
          <span className="grid size-full place-items-center text-ink-2">
            <FileText aria-hidden="true" className="size-7" strokeWidth={1.5} />
          </span>
        )}
        <button
          type="button"
          aria-label={t('removeNamed', { name: file.name })}
          onClick={onRemove}
          className="absolute top-1 right-1 grid size-8 place-items-center rounded-full bg-ink/80 text-paper hover:bg-ink"
        >
          <X className="size-4" />
        </button>
        {underWay ? (
          <div className="absolute inset-x-2 bottom-2 rounded-full bg-surface p-0.5">
            <ProgressBar value={file.progress ?? null} label={t('uploading', { name: file.name })} />
          </div>
        ) : null}
      </div>
      <p
        className={cn(
          'truncate text-12',
          file.error ? 'font-medium whitespace-normal text-bad' : 'text-ink-2',
        )}
        title={file.name}
      >
        {file.error ?? `${file.name} · ${fileSize(file.size, locale)}`}
      </p>
    </li>
  )
}
