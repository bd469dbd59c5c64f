package care.continuum.web;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import jakarta.validation.ClockProvider;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardHost;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Makes a Spring Boot web application one of the suite.
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration"
        })
@EnableConfigurationProperties(WebSettings.class)
@PropertySource("classpath:care/continuum/web/defaults.properties")
@Import({Problems.class, FallbackErrors.class, SecurityConfiguration.class})
class WebAutoConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        Stream.of(Json.mapper(), Json31.mapper())
                .forEach(it -> it.setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE));
    }

    @Bean
    ClinicZone clinicZone(WebSettings settings) {
        return new ClinicZone(settings.zone());
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    BodyReader bodyReader(Validator validator) {
        return new BodyReader(validator);
    }

    @Bean
    Parameters parameters(
            @Qualifier("mvcConversionService") FormattingConversionService conversions,
            BodyReader bodies,
            List<Arguments.Resolver> own) {
        return new Parameters(conversions, bodies, own);
    }

    /// "In the past" is so by the suite's clock, and by the clinic's calendar.
    @Bean
    ValidationConfigurationCustomizer suiteTime(ObjectProvider<Clock> clocks, ObjectProvider<ClinicZone> clinics) {
        ClockProvider now = () -> new ClinicClock(
                clocks.getIfAvailable(Clock::systemUTC), clinics.getObject().zone());
        return validation -> validation.clockProvider(now);
    }

    @Bean
    Arguments.Resolver callerArgument() {
        return new Arguments.Resolver(Caller.class, _ -> Arguments.caller());
    }

    @Bean
    Arguments.Resolver pageArgument() {
        return new Arguments.Resolver(PageQuery.class, Arguments::pageQuery);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer recordBodies(BodyReader reader) {
        var bodies = new RecordBodies(reader);
        return converters -> converters.addCustomConverter(bodies);
    }

    @Bean
    WebMvcConfigurer suiteArguments(List<Arguments.Resolver> own) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.addAll(own);
            }

            @Override
            public void addFormatters(FormatterRegistry formatters) {
                formatters.addConverter(new TextConverter());
            }
        };
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    /// A record is told as its components, as the documentation has it. What it knows beside them (`isOpen`) stays
    /// inside.
    @Bean
    JsonMapperBuilderCustomizer componentsAlone() {
        return builder -> builder.enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY);
    }

    /// Times carry the clinic's offset.
    @Bean
    JsonMapperBuilderCustomizer clinicTimes(ClinicZone clinic) {
        var times = new SimpleModule("clinic-times").addSerializer(Instant.class, new ClinicTime(clinic));
        return builder -> builder.addModule(times);
    }

    @Bean
    @ConditionalOnBean(Ready.class)
    ReadinessController readiness(Ready ready) {
        return new ReadinessController(ready);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerErrors() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerErrors.class.getName());
            }
        });
    }

    private static final class ClinicTime extends StdSerializer<Instant> {

        private final ClinicZone clinic;

        ClinicTime(ClinicZone clinic) {
            super(Instant.class);
            this.clinic = clinic;
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.atZone(clinic.zone())));
        }
    }
}
