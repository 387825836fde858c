import type { ReactNode } from 'react'
import { ListChecks } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import type { EditAddresses, EditFrame } from '#app/features/provenance/edit-frame.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { PhoneSwitch } from '#app/ui/actions/phone-switch.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { FormLayout } from '#app/ui/frame/layouts.tsx'
import { StepList } from '#app/ui/form/step-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

type EditPageProps = {
  /** Where the words are: `step`, `stepLead`, `steps`, `register.title`, `untitled`. */
  namespace: string
  addresses: EditAddresses
  frame: EditFrame
  step: string
  /** What the page is about, where it is not the step itself: one row of it. */
  title?: string | undefined
  children: ReactNode
}

/** A step of a record's form: which record, which step, and all the others. */
export function EditPage({ namespace, addresses, frame, step, title, children }: EditPageProps) {
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
      <FormLayout steps={<Steps namespace={namespace} addresses={addresses} frame={frame} step={step} />}>{children}</FormLayout>
    </>
  )
}

function Steps({ namespace, addresses, frame: { steps }, step }: Pick<EditPageProps, 'namespace' | 'addresses' | 'frame' | 'step'>) {
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
            state: standing.step === step ? 'current' : standing.state,
            number: written(index + 1),
          }))}
        />
      </div>
    </>
  )
}
