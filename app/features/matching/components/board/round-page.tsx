import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import type { RoundDone } from '#app/features/matching/board/take-round-form.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { AssignmentTable } from './assignment-table.tsx'
import { RoundOutcomeView } from './round-outcome.tsx'
import { RoundProgress } from './round-progress.tsx'
import { SettingsView } from './settings-view.tsx'
import { UnfilledList } from './unfilled-list.tsx'

/** A round: what it does or what it reached, and what may be done with it. */
export function RoundPage({ round, done }: { round: RoundView; done: RoundDone | null }) {
  const { t } = useTranslation('matching-board')
  const { state, href, facts, progress, failure, tabs, outcome, changes, assignments, unfilled, settings, proposed, can } = round
  return (
    <div className="grid gap-8">
      {done && <Done done={done} />}
      <DescriptionList layout="band" items={facts.map(({ term, value }) => ({ term, value: <bdi>{value}</bdi> }))} />
      {progress && <RoundProgress progress={progress} canCancel={can.cancel} href={href} />}
      {state === 'CANCELLED' && <Notice title={t('round.cancelled')}>{t('round.cancelledText')}</Notice>}
      {state === 'FAILED' && (
        <Notice tone="danger" title={t('round.failed')}>
          {t('round.failedText')}
          {failure && (
            <bdi dir="ltr" className="block text-sm text-ink-soft">
              {failure}
            </bdi>
          )}
        </Notice>
      )}
      {proposed && (
        <Notice title={proposed.text}>
          <p>{t('round.proposedText')}</p>
        </Notice>
      )}
      {can.adopt && (
        <Form method="post" action={href} className="grid gap-2">
          <input type="hidden" name="intent" value="adopt" />
          <p className="max-w-text text-base text-ink-soft">{t('round.adoptText')}</p>
          <p>
            <Button>{t('round.adopt')}</Button>
          </p>
        </Form>
      )}
      {tabs.length > 0 && (
        <Tabs label={t('round.parts')} tabs={tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`round.part.${key}`) }))} />
      )}
      {outcome && <RoundOutcomeView outcome={outcome} changes={changes} />}
      {assignments && <AssignmentTable assignments={assignments} canSend={can.send} href={`${href}?part=assignments`} />}
      {unfilled && <UnfilledList unfilled={unfilled} />}
      {settings && <SettingsView settings={settings} />}
    </div>
  )
}

/** What was just done, and what could not be. */
function Done({ done: { text, refused } }: { done: RoundDone }) {
  const { t } = useTranslation('matching-board')
  return (
    <>
      {text && (
        <Notice tone="success" live>
          {text}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="warning" live title={t('assignment.notSent')}>
          <ul className="list-disc ps-5">
            {refused.map(({ key, expert, request, problem }) => (
              <li key={key}>
                <bdi>{expert}</bdi> · <bdi>{request}</bdi>
                <span className="block">{problem}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** Buttons beside the title of a round. */
export function RoundActions({ round: { can, links } }: { round: RoundView }) {
  const { t } = useTranslation('matching-board')
  if (!can.again) return null
  return (
    <ButtonLink href={links.again} look="secondary">
      {t('round.again')}
    </ButtonLink>
  )
}
