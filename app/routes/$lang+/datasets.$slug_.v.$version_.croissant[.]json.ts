import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { croissantOf } from '#app/features/catalogue/structured/structured-data.server.ts'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { languageOf } from '#app/platform/i18n/i18n.server.ts'
import { isLanguage } from '#app/platform/i18n/languages.ts'

/** What is public is the same for everybody: no cookie is read. */
export const loader = apiLoader(
  ['lang', 'slug', 'version'],
  async ({ request, url, params: { lang, slug, version } }) => {
    if (!isLanguage(lang)) throw notFound('page')
    return jsonAnswer(
      request,
      await croissantOf(await openDataset(VISITOR, slug, version), lang, url.origin),
      'application/ld+json; charset=utf-8',
    )
  },
  ({ href }) => languageOf(href),
)
