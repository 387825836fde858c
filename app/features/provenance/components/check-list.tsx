import { ArrowRight } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import type { EditAddresses, EditFrame } from '#app/features/provenance/edit-frame.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { CommentList, useOpenCount } from './comment-list.tsx'
import { ValidatorField } from './validator-form.tsx'

type CheckListProps = {
  /** Where the words are: `check`, `hindrance`, `step`. */ namespace: string
  addresses: EditAddresses
  frame: EditFrame
}

/** What is still missing, each with the way to its step; then the button that submits. */
export function CheckList({ namespace, addresses, frame }: CheckListProps) {
  const { t, i18n } = useTranslation([namespace, 'provenance'])
  const { hindrances } = frame
  const waiting = useOpenCount(frame.comments)
  const open = frame.comments.filter(({ answer }) => answer === null)
  const empty = frame.steps.filter(({ isNeeded, count, step }) => !isNeeded && count === 0 && step !== 'check')
  return (
    <>
      {waiting !== null && (
        <Notice tone="warning" title={waiting}>
          {t('provenance:comment.before')}
        </Notice>
      )}
      {open.length > 0 && <CommentList comments={open} record={addresses.record} canAnswer />}
      {hindrances.length > 0 ? (
        <Notice tone="warning" title={t('check.missing', counted(i18n.language, hindrances.length))}>
          <ul className="mt-2 grid gap-1">
            {hindrances.map(({ field, messageKey }) => (
              <li key={messageKey}>
                <Link href={addresses.step(field)} className="inline-flex min-h-11 items-center gap-2 font-semibold">
                  {t(`hindrance.${messageKey}`)}
                  <ArrowRight aria-hidden size={18} className="flip-rtl shrink-0" />
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        waiting === null && (
          <Notice tone="success" title={t('check.complete')}>
            {t('check.completeText')}
          </Notice>
        )
      )}
      {empty.length > 0 && (
        <section aria-labelledby="could">
          <SectionHeading id="could">{t('check.could')}</SectionHeading>
          <p className="mt-1 max-w-text text-base text-ink-soft">{t('check.couldText')}</p>
          <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
            {empty.map(({ step }) => (
              <li key={step}>
                <Link href={addresses.step(step)} className="inline-flex min-h-11 items-center">
                  {t(`step.${step}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="no-print flex flex-wrap gap-3 border-t border-line pt-6">
        {frame.canSubmit && hindrances.length === 0 && waiting === null && (
          <form method="post" action={addresses.record} className="grid w-full gap-5">
            {frame.validators.validators.length > 0 && <ValidatorField review={frame.validators} />}
            <div>
              <Button name="intent" value="submit">
                {t('check.submit')}
              </Button>
            </div>
          </form>
        )}
        <ButtonLink href={addresses.record} look="secondary">
          {t('check.preview')}
        </ButtonLink>
        <ButtonLink href={`${addresses.record}/quality`} look="quiet">
          {t('provenance:action.improve')}
        </ButtonLink>
      </div>
    </>
  )
}
