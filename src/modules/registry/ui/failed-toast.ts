import { toast } from '@/ui/toast'

/** For what is done at once, without a form that could say why it was refused. */
export function failedToast(error: { message: string }): void {
  toast({ tone: 'bad', title: error.message })
}
