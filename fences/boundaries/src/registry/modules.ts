import words from '@/app/messages/en.json'
import { registry } from '@/modules/registry/manifest'
import { client } from '@/server/db/client'

export const modules = { words, registry, client }
