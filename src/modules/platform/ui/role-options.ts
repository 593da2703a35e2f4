import { useTranslations } from 'next-intl'
import type { Option } from '@/ui/select'
import { operatorRole } from '../schemas'

/** The roles of operators, each with what it may do. */
export function useRoleOptions(): Option[] {
  const t = useTranslations('platform')
  return operatorRole.options.map((value) => ({
    value,
    label: t(`role.${value}`),
    hint: t(`operators.roles.${value}`),
  }))
}
