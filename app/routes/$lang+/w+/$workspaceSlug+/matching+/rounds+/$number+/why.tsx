import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { readRoundNumber } from '#app/features/matching/board/queries/round-row.server.ts'
import { getWhyView } from '#app/features/matching/board/queries/why-view.server.ts'
import { ExplanationView } from '#app/features/matching/components/explanation/explanation-view.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board', 'matching'] }

export const loader = loaderFor(['workspaceSlug', 'number'], async ({ actor, params, url, language }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const why = await getWhyView(desk, readRoundNumber(params.number), url.searchParams)
  return { title: why.expert, why }
})

export const meta = documentTitle

export default function WhyThisExpert() {
  const { t } = useTranslation('matching-board')
  const { title, why } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <Breadcrumb crumbs={[{ label: t('round.name', { number: why.round.text }), href: why.round.href }]} />
      <PageTitle eyebrow={<LanguageTaggedText {...why.title} />}>
        <bdi>{title}</bdi>
      </PageTitle>
      <p className="text-base">
        <Link href={why.pairHref}>{t('why.decide')}</Link>
      </p>
      <ExplanationView words={why.words} />
    </div>
  )
}
