import { useTranslation } from 'react-i18next'
import { logoPath, profilePath } from '#app/features/workspaces/paths.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FileInput } from '#app/ui/form/file-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type LogoFormProps = { language: string; slug: string; logoHash: string | null; refused: string | null }

/** The logo of a workspace, and the form that puts another in its place. */
export function LogoForm({ language, slug, logoHash, refused }: LogoFormProps) {
  const { t } = useTranslation('workspaces')
  const error = refused ? t(`profile.problem.${refused}`) : undefined
  return (
    <section aria-labelledby="logo-heading" className="grid max-w-form gap-4">
      <SectionHeading id="logo-heading">{t('profile.logo')}</SectionHeading>
      <ErrorSummary errors={error ? [{ name: 'logo', message: error }] : []} />
      {logoHash && (
        <img src={logoPath(logoHash)} alt={t('profile.logoNow')} className="max-h-24 max-w-60 rounded-md border border-line bg-white p-2" />
      )}
      <form method="post" action={`${profilePath(language, slug)}/logo`} encType="multipart/form-data" className="grid gap-4" noValidate>
        <Field name="logo" label={t('profile.logoFile')} hint={t('profile.logoHint')} error={error}>
          <FileInput accept="image/png,image/jpeg,image/webp" />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="save" look="secondary">
            {t('profile.logoSave')}
          </Button>
          {logoHash && (
            <Button name="intent" value="remove" look="quiet">
              {t('profile.logoRemove')}
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
