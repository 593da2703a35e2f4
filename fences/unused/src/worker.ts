import { used } from './lib/host'

console.log(used)
