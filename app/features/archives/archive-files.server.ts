import { rm } from 'node:fs/promises'
import path from 'node:path'
import { readEnv } from '#app/platform/env/env.server.ts'

/** Where archives lie: those that wait to be fetched, and those that wait to be loaded. */
export const archivesFolder = () => path.resolve(readEnv().PORTAL_DATA_DIR, 'archives')
export const archiveFile = (id: string) => path.join(archivesFolder(), `${id}.zip`)
export const removeArchiveFile = (id: string) => rm(archiveFile(id), { force: true })
