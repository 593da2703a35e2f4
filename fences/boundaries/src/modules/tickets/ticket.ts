// red: rules-are-pure
import { config } from '@/server/config'

export const number = (count: number) => `${config.root}-${count}`
