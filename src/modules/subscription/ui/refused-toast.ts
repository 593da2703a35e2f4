import { toast } from '@/ui/toast'

/** Says what was refused, unless it is only the password that is asked for again. */
export function refusedToast(error: { message: string; data?: { code?: string } | null }): void {
  if (error.data?.code !== 'password_again') toast({ title: error.message, tone: 'bad' })
}
