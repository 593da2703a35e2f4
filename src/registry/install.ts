import { installModules } from '@/server/module'
import { MODULES } from './modules'

installModules(MODULES)
