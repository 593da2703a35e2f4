#!/usr/bin/env node
/**
 * What `prisma migrate` and `prisma db push` start in place of the native schema engine, which Prisma's CLI would have to
 * download: the same arguments and the same JSON-RPC over standard input and output, answered by the official WebAssembly
 * build of that engine. prisma.config.ts names it in PRISMA_SCHEMA_ENGINE_BINARY.
 */
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const wasmFolder = path.dirname(fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm')))

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', short: 'd' },
    version: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

/** One of the three commands that are not part of the protocol: the CLI starts a process for each. */
async function databaseCommand(command, url) {
  const database = databaseOf(url)
  const id = pg.escapeIdentifier(database)
  const commands = {
    'can-connect-to-database': () => query(url, 'select 1'),
    'create-database': () => query(withDatabase(url, 'postgres'), `create database ${id}`),
    'drop-database': () => query(withDatabase(url, 'postgres'), `drop database ${id} with (force)`),
  }
  try {
    if (!commands[command]) throw new Error(`unknown command ${command}`)
    await commands[command]()
    console.error(JSON.stringify({ level: 'INFO', fields: { message: 'done' } }))
  } catch (error) {
    const [message, code] = inPrismasWords(error, url)
    const fields = { message, is_panic: false, error_code: code }
    console.error(
      JSON.stringify({
        level: 'ERROR',
        timestamp: new Date().toISOString(),
        target: 'schema_engine',
        fields,
      }),
    )
    process.exitCode = 1
  }
}

const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1))

function withDatabase(url, database) {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

async function query(url, sql) {
  const client = new pg.Client(url)
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function inPrismasWords(error, url) {
  if (error.code === '3D000') return [`Database \`${databaseOf(url)}\` does not exist`, 'P1003']
  if (error.code === 'ECONNREFUSED')
    return [`Can't reach database server at \`${new URL(url).host}\``, 'P1001']
  return [error.message, 'P1010']
}

/** Answers the CLI's requests, one line each, until it closes our standard input. */
async function serve(url, schemaFiles) {
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(url))
  const engine = await loadEngine(schemaFiles, factory)
  let printed = 0
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // the CLI's answer to our own `print`
    try {
      const result = (await engine[method === 'getDatabaseVersion' ? 'version' : method](params)) ?? {}
      if (method !== 'diff') {
        send({ id, result })
        continue
      }
      if (result.stdout)
        send({ id: `print-${printed++}`, method: 'print', params: { content: result.stdout } })
      send({ id, result: { exitCode: result.exitCode } })
    } catch (error) {
      send({ id, error: asRpcError(error) })
    }
  }
  process.exit()
}

async function loadEngine(schemaFiles, factory) {
  const bytes = fs.readFileSync(path.join(wasmFolder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasm })
  // Where the engine's generated glue reports a Rust panic.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) }
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = schemaFiles.map((file) => [file, fs.readFileSync(file, 'utf8')])
  const log = () => undefined
  return wasm.SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, log, factory)
}

/** The engine throws user-facing errors as JSON in the message. */
function asRpcError(error) {
  const facing = parseJson(error.message)
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: false,
      message: facing?.message ?? error.message,
      meta: facing?.meta ?? {},
      error_code: facing?.error_code ?? error.code ?? 'P3006',
    },
  }
}

function parseJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The official adapter for `pg`, with the three things changed in which it is not made for the schema engine. */
function adapterFactory(url) {
  const { searchParams } = new URL(url)
  const factory = new PrismaPg(url, { schema: searchParams.get('schema') ?? undefined })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => forSchemaEngine(await connect())
  factory.connectToShadowDb = async () => {
    const main = await factory.connect()
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    await main.executeScript(`create database "${database}"`)
    const shadow = forSchemaEngine(await new PrismaPg(withDatabase(url, database)).connect())
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await main.executeScript(`drop database if exists "${database}" with (force)`)
      await main.dispose()
    }
    return shadow
  }
  return factory
}

function forSchemaEngine(adapter) {
  readInternalChars(adapter)
  // One message, which PostgreSQL runs as one transaction: a migration that fails half-way leaves nothing behind. The
  // adapter's own splits the script at every semicolon, also inside functions.
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (...args) => readInternalChars(await startTransaction(...args))
  return adapter
}

/** The catalog's type "char" (18), in which the engine reads what kind a constraint is, is unknown to the adapter. */
function readInternalChars(adapter) {
  const internalChar = 18
  const text = 25
  const character = 6
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.performIO = async (sql) => {
    const result = await performIO(sql)
    sql.internalChars = result.fields?.map((field) => field.dataTypeID === internalChar) ?? []
    for (const [i, isChar] of sql.internalChars.entries()) if (isChar) result.fields[i].dataTypeID = text
    return result
  }
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql)
    for (const [i, isChar] of sql.internalChars.entries()) if (isChar) result.columnTypes[i] = character
    return result
  }
  return adapter
}

if (values.help) {
  console.log('Started by the Prisma CLI only; see prisma.config.ts.')
} else if (values.version) {
  const { version } = JSON.parse(fs.readFileSync(path.join(wasmFolder, 'package.json'), 'utf8'))
  console.log(`schema-engine-cli ${version.split('.').at(-1)}`)
} else {
  const { url } = JSON.parse(values.datasource ?? '{}')
  const command = positionals[positionals.indexOf('cli') + 1]
  if (positionals.includes('cli')) await databaseCommand(command, url)
  else await serve(url, (values.datamodels ?? '').split(',').filter(Boolean))
}
