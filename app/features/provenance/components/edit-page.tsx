import type { ReactNode } from 'react'
import { ListChecks } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import type { EditAddresses, EditFrame } from '#app/features/provenance/edit-frame.ts'
import type { ShownComment } from '#app/features/provenance/review.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { PhoneSwitch } from '#app/ui/actions/phone-switch.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { FormLayout } from '#app/ui/frame/layouts.tsx'
import { StepList } from '#app/ui/form/step-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { CommentList } from './comment-list.tsx'
import { CommentsProvider } from './field-comments.tsx'
import { OthersHere, type OthersProps } from './others-here.tsx'

type EditPageProps = {
  /** Where the words are: `step`, `stepLead`, `steps`, `register.title`, `untitled`. */
  namespace: string
  addresses: EditAddresses
  frame: EditFrame
  step: string
  /** What the page is about, where it is not the step itself: one row of it. */
  title?: string | undefined
  /** The row that the page is about: `budgets/r1`. */
  row?: string
  /** Who else has the form open, by name. */
  others: OthersProps
  children: ReactNode
}

/** A step of a record's form: which record, which step, and all the others. */
export function EditPage({ namespace, addresses, frame, step, title, row, others, children }: EditPageProps) {
  const { t } = useTranslation(namespace)
  const name = frame.title
  const crumbs = [
    { label: t('register.title'), href: addresses.register },
    { label: name?.text ?? t('untitled'), href: addresses.record, ...(name?.lang ? { lang: name.lang } : {}) },
    ...(title ? [{ label: t(`step.${step}`), href: addresses.step(step) }] : []),
  ]
  return (
    <>
      <div className="grid gap-4 pb-8">
        <Breadcrumb crumbs={crumbs} />
        <PageTitle eyebrow={name ? <LanguageTaggedText {...name} /> : t('untitled')}>{title ?? t(`step.${step}`)}</PageTitle>
        {!title && <p className="max-w-text text-base text-ink-soft">{t(`stepLead.${step}`)}</p>}
      </div>
      <FormLayout steps={<Steps namespace={namespace} addresses={addresses} frame={frame} step={step} />}>
        <OthersHere {...others} />
        {step !== 'check' && <CommentsAbove comments={commentsAbove(frame.comments, step, row)} addresses={addresses} />}
        <CommentsProvider value={frame.comments}>{children}</CommentsProvider>
      </FormLayout>
    </>
  )
}

/** Comments that no field of the page shows: on the whole of it, or on rows that have pages of their own. */
function commentsAbove(comments: readonly ShownComment[], step: string, row: string | undefined): ShownComment[] {
  return comments.filter(({ page, isField }) => (page === (row ?? step) ? !isField : !row && page.startsWith(`${step}/`)))
}

function CommentsAbove({ comments, addresses }: { comments: readonly ShownComment[]; addresses: EditAddresses }) {
  const { t } = useTranslation('provenance')
  if (comments.length === 0) return null
  return (
    <section aria-labelledby="comments-here">
      <h2 id="comments-here" className="text-lg">
        {t('comment.title')}
      </h2>
      <CommentList comments={comments} record={addresses.record} canAnswer />
    </section>
  )
}

const asksHere = (comments: readonly ShownComment[], step: string) =>
  comments.some(({ page, answer }) => !answer && (page === step || page.startsWith(`${step}/`)))

function Steps({
  namespace,
  addresses,
  frame: { steps, comments },
  step,
}: Pick<EditPageProps, 'namespace' | 'addresses' | 'frame' | 'step'>) {
  const { t, i18n } = useTranslation(namespace)
  const written = (value: number) => formatNumber(i18n.language, value)
  const number = steps.findIndex((standing) => standing.step === step) + 1
  return (
    <>
      <PhoneSwitch
        icon={<ListChecks aria-hidden size={20} />}
        label={t('steps.position', { number: written(number), total: written(steps.length) })}
      />
      <div className="hidden peer-open:block lg:block">
        <StepList
          label={t('steps.label')}
          steps={steps.map((standing, index) => ({
            href: addresses.step(standing.step),
            label: t(standing.isNeeded || standing.step === 'check' ? `step.${standing.step}` : 'steps.optional', {
              step: t(`step.${standing.step}`),
            }),
            state: standing.step === step ? 'current' : asksHere(comments, standing.step) ? 'problem' : standing.state,
            number: written(index + 1),
          }))}
        />
      </div>
    </>
  )
}
