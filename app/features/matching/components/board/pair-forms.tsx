import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { PairView } from '#app/features/matching/board/queries/pair-view.server.ts'
import type { RefusedPair } from '#app/features/matching/board/take-pair-form.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { DecisionBadge } from './decision-badge.tsx'

type Props = { refused: RefusedPair | undefined; action: string }

/** What is decided on a pair, and the form to decide or to take it back. */
export function DecisionPart({
  decision,
  canDecide,
  asked,
  refused,
  action,
}: Props & { decision: PairView['decision']; canDecide: boolean; asked: string | null }) {
  const { t } = useTranslation('matching-board')
  const shownName = useShownName()
  const mine = refused?.intent === 'decide' ? refused : undefined
  if (!decision && !canDecide) return null
  return (
    <section aria-labelledby="decision" className="grid gap-4">
      <SectionHeading id="decision">{t('decision.title')}</SectionHeading>
      {decision && (
        <div className="grid gap-2 rounded-md border border-line bg-paper p-4">
          <p className="flex flex-wrap items-center gap-3 text-base">
            <DecisionBadge kind={decision.kind} />
            <span className="text-ink-soft">
              {decision.by && (
                <>
                  <bdi>{shownName(decision.by)}</bdi> ·{' '}
                </>
              )}
              {decision.on}
            </span>
          </p>
          <blockquote dir="auto" className="max-w-text text-start text-base whitespace-pre-line">
            {decision.reason}
          </blockquote>
          {canDecide && (
            <Form method="post" action={action}>
              <input type="hidden" name="intent" value="undecide" />
              <Button look="secondary">{t('decision.takeBack')}</Button>
            </Form>
          )}
        </div>
      )}
      {canDecide && !decision && (
        <Form method="post" action={action} noValidate className="grid max-w-form gap-5">
          <input type="hidden" name="intent" value="decide" />
          {mine && <ErrorSummary errors={mine.errors} />}
          <RadioGroup
            name="kind"
            legend={t('decision.legend')}
            error={mine?.errors.find(({ name }) => name === 'kind')?.message}
            defaultValue={mine ? mine.typed.kind : (asked ?? undefined)}
            options={(['LOCK', 'FORBID'] as const).map((value) => ({
              value,
              label: t(`decision.${value}.name`),
              hint: t(`decision.${value}.about`),
            }))}
          />
          <Field
            name="reason"
            label={t('decision.reason')}
            hint={t('decision.reasonHint')}
            error={mine?.errors.find(({ name }) => name === 'reason')?.message}
          >
            <TextArea rows={3} defaultValue={mine?.typed.reason} />
          </Field>
          <p>
            <Button look="secondary">{t('decision.submit')}</Button>
          </p>
        </Form>
      )}
    </section>
  )
}

/** The form with which a pair is proposed against the round. */
export function ProposePart({ refused, action }: Props) {
  const { t } = useTranslation('matching-board')
  const mine = refused?.intent === 'propose' ? refused : undefined
  return (
    <section aria-labelledby="propose" className="grid gap-4">
      <SectionHeading id="propose">{t('propose.title')}</SectionHeading>
      <p className="max-w-text text-base text-ink-soft">{t('propose.text')}</p>
      <Form method="post" action={action} noValidate className="grid max-w-form gap-5">
        <input type="hidden" name="intent" value="propose" />
        {mine && <ErrorSummary errors={mine.errors} />}
        <Field
          name="why"
          label={t('propose.reason')}
          hint={t('propose.reasonHint')}
          error={mine?.errors.find(({ name }) => name === 'why')?.message}
        >
          <TextArea rows={3} defaultValue={mine?.typed.reason} />
        </Field>
        <p>
          <Button look="secondary">{t('propose.submit')}</Button>
        </p>
      </Form>
    </section>
  )
}
