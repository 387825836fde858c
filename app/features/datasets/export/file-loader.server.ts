import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { openDataset, openOwnDataset, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { actorOf } from '#app/platform/http/actor-resolver.server.ts'
import { languageOf } from '#app/platform/i18n/i18n.server.ts'
import { isLanguage, type Language } from '#app/platform/i18n/languages.ts'

type Asked<Name extends string> = { request: Request; url: URL; language: Language; params: Record<Name, string> }
type Answer<Name extends string> = (open: OpenDataset, asked: Asked<Name>) => Promise<Response> | Response
type RouteArgs = Parameters<ReturnType<typeof apiLoader>>[0]

const spoken = ({ href }: URL) => languageOf(href)

/** The loader of a file of a version: for everybody where it is public, for members by their session where it is theirs. Refusals as in the API. */
export const versionFileLoader = <const Name extends string = never>(names: readonly Name[], answer: Answer<Name>) =>
  closed(
    apiLoader(
      ['lang', 'slug', 'version', ...names],
      async ({ request, url, params }) => {
        const language = known(params.lang)
        const open = await openDataset(await actorOf(request), params.slug, params.version)
        return answer(open, { request, url, language, params })
      },
      spoken,
    ),
  )

/** The loader of a file of what the members of a workspace see: the working copy, or the published version where there is none. */
export const ownFileLoader = <const Name extends string = never>(names: readonly Name[], answer: Answer<Name>) =>
  closed(
    apiLoader(
      ['lang', 'workspaceSlug', 'datasetId', ...names],
      async ({ request, url, params }) => {
        const language = known(params.lang)
        const actor = await actorOf(request)
        const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
        return answer(await openOwnDataset(actor, workspace.id, params.datasetId), { request, url, language, params })
      },
      spoken,
    ),
  )

/** What is not for everybody is for no script of another site. */
function closed(loader: (args: RouteArgs) => Promise<Response>) {
  return async (args: RouteArgs): Promise<Response> => {
    const response = await loader(args)
    if (!response.headers.get('cache-control')?.startsWith('public')) {
      response.headers.delete('access-control-allow-origin')
      response.headers.delete('access-control-expose-headers')
    }
    return response
  }
}

function known(language: string): Language {
  if (!isLanguage(language)) throw notFound('page')
  return language
}
