import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { decisionsPath, newRoundPath, roundPath, roundsPath } from '#app/features/matching/board/paths.ts'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { countDecisions } from '#app/features/matching/board/queries/decision-lines.server.ts'
import { startingSettings, takeSettingsForm } from '#app/features/matching/board/take-settings-form.server.ts'
import { SettingsForm } from '#app/features/matching/components/board/settings-form.tsx'
import { forbidden } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board', 'matching'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  if (!desk.canRun) throw forbidden('matching')
  return {
    title: t('matching-board')('settings.title'),
    typed: await startingSettings(desk, url.searchParams.get('from')),
    decisions: await countDecisions(desk),
    links: { new: newRoundPath(desk.where), rounds: roundsPath(desk.where), decisions: decisionsPath(desk.where) },
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  const taken = await takeSettingsForm(actor, desk, await readForm(request))
  return taken.outcome === 'refused' ? data(taken, { status: 422 }) : redirect(roundPath(desk.where, taken.number), 303)
})

export const meta = documentTitle

export default function NewRound() {
  const { t } = useTranslation('matching-board')
  const { title, typed, decisions, links } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <Breadcrumb crumbs={[{ label: t('rounds.title'), href: links.rounds }]} />
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('settings.lead')}</Lead>
        <p className="max-w-text text-base">
          {decisions} <Link href={links.decisions}>{t('settings.decisions')}</Link>
        </p>
      </div>
      <SettingsForm
        typed={refused?.typed ?? typed}
        errors={refused?.errors ?? []}
        resetHref={links.new}
        cancelHref={links.rounds}
        action={links.new}
      />
    </div>
  )
}
