import { useTranslation } from 'react-i18next'
import { AUDIENCES, PROPOSERS, SHOWN_NAMES } from '#app/features/expertise/sections.ts'
import { EditField, EditRadios } from '#app/features/provenance/components/edit-field.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useSection } from './section-state.ts'

type ConsentFieldsProps = { /** What the profile is called where the name is not shown. */ pseudonym: string; name: string }

/** Who may see the profile, who may propose it, under which name: what each answer means in plain words. */
export function ConsentFields({ pseudonym, name }: ConsentFieldsProps) {
  const { t } = useTranslation('expert-edit')
  const { form } = useSection()
  const shownAs = { pseudonym, name }
  return (
    <>
      <Notice>{t(form.isOwn ? 'consent.own' : 'consent.forPerson')}</Notice>
      <EditRadios
        name="seenBy"
        hint={t('consent.seenByHint')}
        options={AUDIENCES.map((value) => ({ value, label: t(`consent.seenBy.${value}.name`), hint: t(`consent.seenBy.${value}.hint`) }))}
      />
      <EditRadios
        name="proposedBy"
        hint={t('consent.proposedByHint')}
        options={PROPOSERS.map((value) => ({
          value,
          label: t(`consent.proposedBy.${value}.name`),
          hint: t(`consent.proposedBy.${value}.hint`),
        }))}
      />
      <EditRadios
        name="showsName"
        hint={t('consent.showsNameHint')}
        options={SHOWN_NAMES.map((value) => ({ value, label: <bdi>{shownAs[value]}</bdi>, hint: t(`consent.showsName.${value}`) }))}
      />
      {!form.isOwn && (
        <EditField name="consentNote" hint={t('consent.noteHint')} required={false}>
          {(value) => <TextArea rows={2} defaultValue={value} />}
        </EditField>
      )}
    </>
  )
}
