import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LaunchOptions } from '@playwright/test'

const usable = (file: string | undefined): file is string => Boolean(file && statSync(file, { throwIfNoEntry: false })?.size)

/** How to launch Chromium: the machine's own, else the one that an npm package ships. Nothing is downloaded from elsewhere. */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const found = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(usable)
  if (found) return { executablePath: found }
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  const archives = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
  const executablePath = await packed.executablePath()
  const libraries = await inflate(path.join(archives, 'al2023.tar.br'))
  const env = {
    ...(process.env as Record<string, string>),
    // NSS, for machines that lack it; and Chromium dies on a machine without a single font
    LD_LIBRARY_PATH: path.join(libraries, 'lib'),
    FONTCONFIG_PATH: path.join(tmpdir(), 'fonts'),
  }
  return { executablePath, env }
}
