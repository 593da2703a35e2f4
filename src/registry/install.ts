import { installModules } from '@/server/module'
import { installWords } from '@/server/words'
import { MODULES } from './modules'

installModules(MODULES)
installWords(async (kind) => (await import('./kind-messages')).messagesFor(kind))
