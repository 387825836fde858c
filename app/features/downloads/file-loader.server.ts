import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { acceptsGzip } from '#app/platform/http/accepts-gzip.ts'
import { languageOf } from '#app/platform/i18n/i18n.server.ts'
import { isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { csvDescriptionOf, fileAnswer } from './file-answer.server.ts'
import type { DownloadList, Format } from './formats.ts'

const spoken = ({ href }: URL) => languageOf(href)

/** The loader of a file of a list. What is public is the same for everybody: no cookie is read. */
export const fileLoader = (list: DownloadList, format: Format) =>
  apiLoader(
    ['lang'],
    ({ request, url, params }) => fileAnswer(format, { list, url, language: known(params.lang) }, acceptsGzip(request)),
    spoken,
  )

/** The loader of what a CSV file of a list holds. */
export const csvDescriptionLoader = (list: DownloadList) =>
  apiLoader(
    ['lang'],
    async ({ request, url, params }) =>
      jsonAnswer(request, await csvDescriptionOf({ list, url, language: known(params.lang) }), 'application/csvm+json; charset=utf-8'),
    spoken,
  )

function known(language: string): Language {
  if (!isLanguage(language)) throw notFound('page')
  return language
}
