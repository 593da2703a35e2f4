import { installModules } from '@/server/module'
import { installTrailWords } from '@/server/trail/words'
import { MODULES } from './modules'

installModules(MODULES)
installTrailWords(async (kind) => (await import('./kind-messages')).messagesFor(kind))
