import { Readable } from 'node:stream'
import { fileAnswer } from '#app/features/downloads/file-answer.server.ts'
import type { BundleWriter } from '#app/platform/bundle/write-bundle.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import { ARCHIVED } from './tables.ts'

type Of = { workspace: { slug: string; name: Record<string, string> }; origin: string }

/** Adds what people read without this program: what is published as CSV, and a text in each language on what lies where. */
export async function addReadable(bundle: BundleWriter, { workspace, origin }: Of): Promise<void> {
  for (const list of ['needs', 'projects'] as const) {
    const url = new URL(`/en/${list}/export.csv?workspace=${workspace.slug}`, origin)
    const { body } = await fileAnswer('csv', { list, url, language: 'en' })
    if (body) await bundle.add(`published/${list}.csv`, Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]))
  }
  for (const language of LANGUAGES)
    await bundle.add(`README.${language}.txt`, Readable.from([Buffer.from(readme(language, workspace.name))]))
}

const PARTS = ['what', 'manifest', 'data', 'people', 'files', 'published', 'left', 'load'] as const

function readme(language: Language, name: Readonly<Record<string, string>>): string {
  const t = translator(language, 'archives')
  const title = t('readme.title', { name: name[language] ?? Object.values(name)[0] ?? '' })
  return [title, ...PARTS.map((part) => t(`readme.${part}`)), ARCHIVED.map((table) => `data/${table.name}.ndjson`).join('\n'), ''].join(
    '\n\n',
  )
}
