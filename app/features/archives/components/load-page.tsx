import { useTranslation } from 'react-i18next'
import type { LoadView } from '#app/features/archives/archive-lines.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ProgressBar } from '#app/ui/feedback/progress-bar.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { HeldCounts } from './held-counts.tsx'
import { KeepFresh } from './keep-fresh.tsx'

type Refused = { message: string; slug: string } | undefined

/** An archive that was sent: what it holds, and what is done with it. */
export function LoadPage({ load, refused }: { load: LoadView; refused: Refused }) {
  const { state } = load
  return (
    <>
      {(state === 'WAITING' || state === 'RUNNING' || state === 'LOADING') && <UnderWay {...load} />}
      <Outcome {...load} />
      {load.preview && <Preview {...load.preview} />}
      {state === 'READY' && <Decide slug={load.slug} refused={refused} />}
      {(state === 'READY' || state === 'REFUSED' || state === 'LOADED') && <Drop />}
    </>
  )
}

function UnderWay({ state, progress, share }: LoadView) {
  const { t } = useTranslation('archives')
  return (
    <section aria-labelledby="progress" className="grid max-w-form gap-3">
      <h2 id="progress" className="text-xl">
        {t(state === 'LOADING' ? 'admin.loading' : 'admin.reading')}
      </h2>
      <ProgressBar labelledBy="progress" share={progress} words={progress === null ? t(`loadState.${state}`) : t('progress', { share })} />
      <KeepFresh />
    </section>
  )
}

function Outcome({ state, refusal, slug }: LoadView) {
  const { t } = useTranslation('archives')
  if (state === 'REFUSED')
    return (
      <Notice tone="danger" title={t('admin.refused')}>
        {refusal}
      </Notice>
    )
  if (state !== 'LOADED') return null
  return (
    <Notice tone="success" title={t('admin.loaded', { slug })}>
      {t('admin.loadedText')}
    </Notice>
  )
}

function Preview({ name, made, counts, known, unknown }: NonNullable<LoadView['preview']>) {
  const { t } = useTranslation('archives')
  return (
    <section aria-labelledby="holds" className="grid gap-3">
      <SectionHeading id="holds">{t('admin.holds')}</SectionHeading>
      <p className="text-lg font-semibold wrap-anywhere">
        <bdi>{name}</bdi>
      </p>
      <p>{t('admin.made', { when: made })}</p>
      <HeldCounts counts={counts} />
      <ul className="list-disc ps-5">
        {[known, unknown]
          .filter(({ count }) => count > 0)
          .map(({ name: key, count, formatted }) => (
            <li key={key}>{t(`admin.${key}`, { count, formatted })}</li>
          ))}
      </ul>
    </section>
  )
}

function Decide({ slug, refused }: { slug: string; refused: Refused }) {
  const { t } = useTranslation('archives')
  return (
    <form method="post" noValidate className="grid max-w-form gap-6">
      <ErrorSummary errors={refused ? [{ name: 'slug', message: refused.message }] : []} />
      <input type="hidden" name="intent" value="load" />
      <Field name="slug" label={t('admin.slug')} hint={t('admin.slugHint')} error={refused?.message}>
        <TextInput defaultValue={refused?.slug ?? slug} autoCapitalize="none" spellCheck={false} dir="ltr" />
      </Field>
      <FormActions>
        <Button>{t('admin.load')}</Button>
      </FormActions>
    </form>
  )
}

function Drop() {
  const { t } = useTranslation('archives')
  return (
    <form method="post">
      <input type="hidden" name="intent" value="drop" />
      <Button look="danger">{t('admin.drop')}</Button>
    </form>
  )
}
