import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import type { Command } from '#app/platform/cli/command.ts'
import { readFlags, required } from '#app/platform/cli/read-flags.ts'
import { db } from '#app/platform/db/client.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { loadArchive } from './load-archive.server.ts'
import { openArchive } from './read-archive.server.ts'
import { writeArchive } from './write-archive.server.ts'

const say = (text: string) => void process.stderr.write(`${text}\n`)

/** `portal workspace export` and `portal workspace import`. */
export const archiveCommands: Record<string, Command> = {
  'workspace export': {
    usage: '--workspace S --out FILE|-     everything a workspace owns, in one file',
    run: async (words) => {
      const { values } = readFlags(words, { workspace: { type: 'string' }, out: { type: 'string' } })
      const slug = required(values.workspace, 'workspace')
      const out = required(values.out, 'out')
      const workspace = await db.workspace.findUnique({ where: { slug }, select: { id: true } })
      if (!workspace) throw notFound('workspace')
      const env = readEnv()
      const options = { origin: env.PORTAL_ORIGIN ?? `http://localhost:${env.PORT}` }
      await recordSecurityEvent({ kind: 'archive.taken', workspaceId: workspace.id })
      if (out === '-') {
        await writeArchive(workspace.id, process.stdout, options)
        return 0
      }
      const file = path.resolve(out)
      const half = `${file}.part`
      try {
        const { counts } = await writeArchive(workspace.id, createWriteStream(half, { mode: 0o600 }), options)
        await rename(half, file)
        const { size } = await stat(file)
        say(
          `${Object.entries(counts)
            .map(([what, count]) => `${count} ${what}`)
            .join(', ')}: ${file} (${(size / 2 ** 20).toFixed(1)} MiB)`,
        )
        return 0
      } finally {
        await rm(half, { force: true })
      }
    },
  },
  'workspace import': {
    usage: 'FILE [--slug S]                loads an archive of a workspace',
    run: async (words) => {
      const { values, positionals } = readFlags(words, { slug: { type: 'string' } }, ['FILE'])
      const archive = await openArchive(path.resolve(positionals[0] ?? ''))
      try {
        let told = 0
        const onProgress = (part: number) => {
          if (Date.now() - told < 5000) return
          told = Date.now()
          say(`${Math.round(part * 100)} %`)
        }
        const { slug, records, unknown, workspaceId } = await loadArchive(archive, { slug: values.slug, onProgress })
        await recordSecurityEvent({ kind: 'archive.loaded', workspaceId })
        say(`Workspace ${slug}: ${records} records`)
        if (unknown.length > 0) say(`No account here, kept by name in the history: ${unknown.join(', ')}`)
        const managers = await db.membership.count({ where: { workspaceId, role: 'MANAGER' } })
        if (managers === 0) say(`It has no manager: portal member add --workspace ${slug} --email E --role MANAGER`)
        return 0
      } finally {
        archive.bundle.close()
      }
    },
  },
}
