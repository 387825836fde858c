import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownName } from './use-shown-name.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { asksFirst, type RecordIntent } from '#app/features/provenance/intents.ts'
import type { RefusedWords } from '#app/features/provenance/record-intents.server.ts'
import type { RecordPage } from '#app/features/provenance/record-page.server.ts'
import type { RecordSummary } from '#app/features/provenance/record-summary.server.ts'
import type { Review } from '#app/features/provenance/review.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { localeOf } from '#app/platform/i18n/languages.ts'
import { Button, type ButtonLook } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { AskFirst } from './ask-first.tsx'
import { ChangesAhead } from './changes-ahead.tsx'
import { OwnerForm } from './owner-form.tsx'
import { ReviewSection } from './review-section.tsx'
import { ValidatorForm } from './validator-form.tsx'

export type RecordBarProps = {
  /** Chooses the words: "Publier le projet". */
  kind: 'project' | 'need' | 'dataset'
  page: RecordPage
  /** How many things keep it from being submitted. */
  hindrances: number
  /** `quality`: where its findings are, where that is not the page of that name beside it; null: nowhere yet. */
  addresses: { record: string; edit: string; check: string; history: string; publicPage: string; quality?: string | null }
  refused: RefusedWords | undefined
  /** What is published is read by the members of its workspace alone. */
  isForMembers?: boolean
  /** The places that publishing would add, take away or move, drawn. */
  map?: ReactNode
}

/** Where a record stands, who acts next, what its reader may do with it; what publishing would change, and what is said about it. */
export function RecordBar({ kind, page, hindrances, addresses, refused, isForMembers = false, map }: RecordBarProps) {
  const { t, i18n } = useTranslation('provenance')
  const { summary: record, review, ahead, askedField } = page
  const intent = refused && refused.intent !== 'comment' ? refused.intent : page.asked
  const commentHref = (field: string) => `${addresses.record}?comment=${encodeURIComponent(field)}#comment`
  return (
    <>
      <section aria-labelledby="record-state" className="grid gap-4 rounded-md border border-line bg-paper p-5 sm:p-6">
        <div className="max-w-text">
          <h2 id="record-state" className="text-lg">
            {t(`state.${isForMembers && record.publication === 'PUBLISHED' ? 'MEMBERS' : record.publication}.${record.workingState}`, {
              version: formatNumber(i18n.language, record.version ?? 0),
            })}
          </h2>
          <StateLines record={record} review={review} />
        </div>
        <Reasons record={record} />
        {record.needsAnother && <Notice title={t('fourEyes.title')}>{t('fourEyes.text')}</Notice>}
        {intent && asksFirst(intent) && record.can[rightOf(intent)] ? (
          <AskFirst kind={kind} intent={intent} action={addresses.record} refused={refused} />
        ) : (
          <Actions kind={kind} record={record} hindrances={hindrances} addresses={addresses} />
        )}
        <OwnerForm action={addresses.record} owner={page.owner} />
        {record.workingState === 'SUBMITTED' && <ValidatorForm action={addresses.record} review={review} />}
      </section>
      {ahead && (
        <ChangesAhead
          version={ahead.version}
          comparison={ahead.comparison}
          map={map}
          commentHref={record.can.comment ? commentHref : undefined}
        />
      )}
      <ReviewSection
        record={record}
        action={addresses.record}
        review={review}
        asked={askedField}
        newCommentId={page.newCommentId}
        refused={refused}
      />
    </>
  )
}

function Reasons({ record }: { record: RecordSummary }) {
  const { t } = useTranslation('provenance')
  return (
    <>
      {record.returnReason && (
        <Notice tone="warning" title={t('reason.returned')}>
          <p className="whitespace-pre-line" dir="auto">
            {record.returnReason}
          </p>
        </Notice>
      )}
      {record.withdrawn && (
        <Notice tone="danger" title={t('reason.withdrawn', { when: record.withdrawn.at })}>
          <p className="whitespace-pre-line" dir="auto">
            {record.withdrawn.reason}
          </p>
        </Notice>
      )}
    </>
  )
}

function StateLines({ record, review: { validator, approvals } }: { record: RecordSummary; review: Review }) {
  const { t, i18n } = useTranslation('provenance')
  const shownName = useShownName()
  const writers = new Intl.ListFormat(localeOf(i18n.language), { type: 'conjunction' }).format(record.writers.map(shownName))
  const lines = [
    record.submitted &&
      t(record.submitted.by ? 'state.submittedBy' : 'state.submitted', {
        who: record.submitted.by && shownName(record.submitted.by),
        when: record.submitted.at,
      }),
    record.submitted && validator && t('validator.asked', { who: validator.name }),
    record.submitted && approvals.wanted > 1 && approvalsLine({ ...approvals, by: approvals.by.map(shownName) }, t, i18n.language),
    record.writers.length > 0 && t('state.writers', { who: writers }),
    record.publishedAt &&
      record.publication === 'PUBLISHED' &&
      t('state.publishedAt', { when: record.publishedAt, version: formatNumber(i18n.language, record.version ?? 0) }),
    t('state.updated', { when: record.updatedAt }),
  ]
  return lines
    .filter((line) => typeof line === 'string')
    .map((line) => (
      <p key={line} className="text-base text-ink-soft">
        {line}
      </p>
    ))
}

function approvalsLine({ wanted, by }: Review['approvals'], t: TFunction, language: string): string {
  // The plural follows what stands first: the approvals that are wanted, or those that were given.
  const figures = {
    approved: formatNumber(language, by.length),
    formatted: formatNumber(language, wanted),
    count: by.length === 0 ? wanted : by.length,
  }
  const who = new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(by)
  return t(by.length === 0 ? 'approvals.none' : 'approvals.some', { ...figures, who })
}

function Actions({
  kind,
  record,
  hindrances,
  addresses,
}: Pick<RecordBarProps, 'kind' | 'hindrances' | 'addresses'> & { record: RecordSummary }) {
  const { t, i18n } = useTranslation('provenance')
  const { can } = record
  const missing = hindrances + record.openComments
  const isReady = missing === 0
  const words = (intent: string) => t(`action.${kind}.${intent}`)
  const post = (intent: RecordIntent, look: ButtonLook) => (
    <PostButton intent={intent} look={look} action={addresses.record} label={words(intent)} />
  )
  const ask = (intent: RecordIntent, look: ButtonLook) => (
    <ButtonLink href={`${addresses.record}?ask=${intent}#ask`} look={look}>
      {words(intent)}
    </ButtonLink>
  )
  return (
    <div className="no-print flex flex-wrap items-center gap-3">
      {can.approve && post('approve', 'primary')}
      {can.publish && post('publish', 'primary')}
      {can.returnForChanges && ask('return', 'secondary')}
      {can.submit && isReady && post('submit', 'primary')}
      {can.edit && (
        <ButtonLink href={addresses.edit} look={(can.submit && isReady) || record.workingState === 'NONE' ? 'secondary' : 'primary'}>
          {words(record.workingState === 'NONE' ? 'edit' : 'goOn')}
        </ButtonLink>
      )}
      {can.submit && !isReady && (
        <ButtonLink href={addresses.check} look="secondary">
          {t('action.missing', counted(i18n.language, missing))}
        </ButtonLink>
      )}
      {can.takeBack && post('takeBack', 'secondary')}
      {can.restore && ask('restore', 'primary')}
      {record.publication === 'PUBLISHED' && (
        <ButtonLink href={addresses.publicPage} look="quiet">
          {t('action.publicPage')}
        </ButtonLink>
      )}
      <ButtonLink href={addresses.history} look="quiet">
        {t('action.history')}
      </ButtonLink>
      <ButtonLink href={`${addresses.record}/translate`} look="quiet">
        {t('action.translations')}
      </ButtonLink>
      {record.version !== null && (
        <ButtonLink href={`${addresses.record}/versions`} look="quiet">
          {t('action.versions')}
        </ButtonLink>
      )}
      {addresses.quality !== null && (
        <ButtonLink href={addresses.quality ?? `${addresses.record}/quality`} look="quiet">
          {record.quality === null ? t('action.quality') : t('action.qualityScore', { score: formatNumber(i18n.language, record.quality) })}
        </ButtonLink>
      )}
      {can.discard && ask('discard', 'danger')}
      {can.withdraw && ask('withdraw', 'danger')}
      {can.delete && ask('delete', 'danger')}
    </div>
  )
}

function PostButton({ intent, look, action, label }: { intent: RecordIntent; look: ButtonLook; action: string; label: string }) {
  return (
    <form method="post" action={action}>
      <Button name="intent" value={intent} look={look}>
        {label}
      </Button>
    </form>
  )
}

const rightOf = (intent: RecordIntent) => (intent === 'return' ? 'returnForChanges' : intent)
