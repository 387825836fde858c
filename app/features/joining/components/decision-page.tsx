import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { decidePath, requestsPath } from '#app/features/joining/paths.ts'
import type { RequestDetail } from '#app/features/joining/queries/requests.server.ts'
import type { DecisionReply } from '#app/features/joining/take-decision.server.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { workspacePath } from '#app/features/workspaces/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { DecisionForms } from './decision-forms.tsx'

type Shown = Omit<RequestDetail, 'createdAt' | 'decidedAt' | 'confirmedAt'> & {
  createdAt: string
  decidedAt: string | null
  slug: string
  /** The language of who asks, in words. */ writesIn: string
}
export type DecisionPageProps = { language: string; request: Shown; reply: Extract<DecisionReply, { outcome: 'problem' }> | undefined }

/** A request for a workspace as the admin reads it: what was asked, what is like it already, and the decision. */
export function DecisionPage({ language, request, reply }: DecisionPageProps) {
  const { t } = useTranslation('joining')
  const shownName = useShownName()
  return (
    <div className="grid grid-cols-1 gap-10">
      <div className="grid gap-3">
        <Breadcrumb crumbs={[{ label: t('requests.title'), href: requestsPath(language) }]} />
        <PageTitle>
          <bdi>{request.organisationName}</bdi>
        </PageTitle>
      </div>
      {request.state !== 'OPEN' && (
        <Notice tone={request.state === 'APPROVED' ? 'success' : 'info'} title={t(`requests.state.${request.state}`)}>
          {request.decidedAt && (
            <p>
              {t('decide.decided', {
                date: request.decidedAt,
                who: request.decider === null ? t('decide.operator') : shownName(request.decider),
              })}
            </p>
          )}
          {request.decision && <p dir="auto">{request.decision}</p>}
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: t('decide.who'), value: <bdi>{request.name}</bdi> },
          {
            term: t('ask.email'),
            value: <bdi className="wrap-anywhere">{request.email}</bdi>,
            note: t(request.userId ? 'decide.hasAccount' : 'decide.byLink'),
          },
          { term: t('decide.language'), value: request.writesIn },
          { term: t('decide.kind'), value: t(`ask.kinds.${request.kind}`) },
          { term: t('ask.country'), value: request.country },
          {
            term: t('decide.register'),
            value: request.organisationId
              ? t('decide.inRegister')
              : request.organisations.length > 0
                ? t('decide.onlyAlike', {
                    names: formatList(
                      language,
                      request.organisations.map(({ label }) => label),
                    ),
                  })
                : t('decide.notInRegister'),
          },
          request.organisationRef
            ? { term: t('ask.ref'), value: <bdi className="wrap-anywhere">{request.organisationRef}</bdi> }
            : undefined,
          request.website
            ? {
                term: t('ask.website'),
                value: (
                  <Link href={request.website} className="wrap-anywhere" rel="noopener noreferrer nofollow">
                    {request.website}
                  </Link>
                ),
              }
            : undefined,
          {
            term: t('decide.why'),
            value: (
              <span dir="auto" className="wrap-anywhere whitespace-pre-line">
                {request.reason}
              </span>
            ),
          },
          { term: t('follow.askedAt'), value: request.createdAt },
        ]}
      />
      {(request.workspaces.length > 0 || request.others.length > 0) && (
        <section aria-labelledby="alike" className="grid gap-3">
          <SectionHeading id="alike">{t('decide.alike')}</SectionHeading>
          <ul className="grid list-disc gap-1 ps-6">
            {request.workspaces.map(({ slug, name }) => (
              <li key={slug}>
                {t('decide.workspace')}{' '}
                <Link href={workspacePath(language, slug)}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
            {request.others.map(({ id, organisationName, name }) => (
              <li key={id}>
                {t('decide.otherRequest', { who: name })}{' '}
                <Link href={decidePath(language, id)}>
                  <bdi>{organisationName}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {request.state === 'OPEN' && <DecisionForms request={request} reply={reply} />}
    </div>
  )
}
