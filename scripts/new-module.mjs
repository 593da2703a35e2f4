import { ensureClient } from './lib/build.mjs'
import { program, root, Stop } from './lib/project.mjs'
import { makeModule } from './new-module/make-module.mjs'

const help = `
Usage: npm run new-module -- NAME [--noun NOUN]

Makes an empty module that passes every check: src/modules/NAME with all its rooms, a fenced table with its migration,
and its lines in the registry. What it makes is a start to be changed, not a form to be filled in.

  NAME         what the area keeps, in the plural and kebab-case: parcels, lost-items
  --noun NOUN  one of them, where taking the "s" away is not enough: --noun person
`

await program(help, async (args) => {
  const at = args.indexOf('--noun')
  const noun = at < 0 ? undefined : args[at + 1]
  const [name, ...rest] = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1))
  if (!name || rest.length > 0) throw new Stop('Say one name, such as: npm run new-module -- parcels')
  const { files, names } = await makeModule(root, { name, noun, now: new Date() })
  await ensureClient()
  console.log(
    [
      ...files.map((file) => `  ${file}`),
      '',
      `The module ${names.name} stands. Next: say in prisma/schema and its migration what a ${names.words} is, before the`,
      'migration has run anywhere; then schemas.ts, the rules, the service. CONTRIBUTING.md goes through it.',
    ].join('\n'),
  )
})
